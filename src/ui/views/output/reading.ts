// The answer at one place of the plane, in words.
import type { Frame, RunView } from '../../../engine/session-types.ts';
import type { Words } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { valueAt } from '../shared/field.ts';
import { percent, steady } from '../shared/format.ts';
import { onScale, outputKind } from '../shared/output-kind.ts';
import { activatedOutputs, pictureOf, probeShape } from '../shared/picture.ts';
import type { UnitRef } from '../shared/pointed.ts';
import { shownUnit } from './draw-field.ts';

export interface Place {
  x: number;
  y: number;
}

export function readingAt(view: RunView, frame: Frame, { x, y }: Place, unit: UnitRef | undefined, w: Words): string {
  const { plane } = view.dataset;
  if (!plane) return '';
  const [low, high, bottom, top] = plane.domain;
  const [u, v] = [(x - low) / (high - low), plane.dimensions === 1 ? 0.5 : (top - y) / (top - bottom)];
  const words = viewWords(w).output;
  const shown = shownUnit(view, unit);
  if (!shown) {
    const shape = probeShape(view, frame);
    const raw = frame.probe.at(-1);
    if (!shape || !raw) return '';
    const channels = view.dataset.classes;
    const values = activatedOutputs(view, raw);
    const answers = Array.from({ length: channels }, (_, channel) =>
      valueAt({ ...shape, values, channels, channel }, u, v),
    );
    const best = answers.indexOf(Math.max(...answers));
    return view.settings.loss === 'cross-entropy'
      ? words.classSure(best, percent(answers[best]))
      : words.classScore(best, steady(answers[best]));
  }
  const picture = pictureOf(view, frame, shown);
  if (!picture) return '';
  const value = valueAt(picture.grid, u, v);
  if (unit) return words.unitValue(steady(value));
  const kind = outputKind(view);
  if (kind === 'value') return words.value(steady(value));
  const t = onScale(value, picture.scale);
  if (kind === 'signed') return words.classScore(t > 0 ? 1 : 0, steady(t));
  return t > 0 ? words.classSure(1, percent((1 + t) / 2)) : words.classSure(0, percent((1 - t) / 2));
}

/** Two coordinates for reading. */
export const placeText = ({ x, y }: Place): string => `x ${steady(x)}, y ${steady(y)}`;
