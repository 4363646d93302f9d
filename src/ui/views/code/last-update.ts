// The settings the last update was made with, put together again from the run's record.
import type { History } from '../../../engine/history.ts';
import { biasCorrection, optimizerSpecs } from '../../../engine/optimizers/index.ts';
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { effectiveAt, type Experiment } from '../../../experiment/index.ts';
import { readingAt } from '../chart/series.ts';
import { lowerBound } from '../chart/thin.ts';
import { explainUpdate, type Explained } from './explain.ts';
import type { UpdateSettings } from './rules.ts';

/** The step at which the optimizer of step `step` took over: its t counts from there. */
export function tookOverAt(x: Experiment, step: number): number {
  let since = 0;
  let type = effectiveAt({ ...x, tweaks: [] }, 0).optimizer.type;
  for (const tweak of x.tweaks) {
    if (tweak.step > step) break;
    if (tweak.path !== 'optimizer.type' || tweak.value === type) continue;
    type = tweak.value as typeof type;
    since = tweak.step;
  }
  return since;
}

/** `step` counts from 0. */
export function settingsOf(x: Experiment, history: History, step: number): UpdateSettings & { t: number } {
  const { optimizer, regularization } = effectiveAt(x, step);
  const t = step - tookOverAt(x, step) + 1;
  const corrects = optimizerSpecs[optimizer.type].correctsBias;
  const [correction1, correction2] = corrects ? biasCorrection(optimizer, t) : [1, 1];
  const { columns, length } = history.steps;
  const row = lowerBound(columns.step, length, step);
  const norm = row < length && columns.step[row] === step ? columns.norm[row] : 0;
  const lr = readingAt(history, step).lr ?? optimizer.lr;
  return { ...optimizer, ...regularization, lr, correction1, correction2, norm, t };
}

/** The last update of one parameter; undefined before the first step and for a frame of another model. */
export function lastUpdate(
  view: RunView,
  history: History,
  frame: Frame,
  index: number,
  before?: number,
): (Explained & { settings: UpdateSettings & { t: number } }) | undefined {
  const { theta, gradient, moments, step } = frame;
  if (step < 1 || index >= theta.length || index >= gradient.length) return undefined;
  const made = settingsOf(view.experiment, history, step - 1);
  const layer = view.parameters.findLast(({ offset }) => offset <= index)?.layer ?? 0;
  const factor = effectiveAt(view.experiment, step - 1).model.layers[layer]?.lr ?? 1;
  const settings = { ...made, lr: made.lr * factor };
  const numbers = {
    gradient: gradient[index],
    theta: theta[index],
    moments: [moments[index] ?? 0, moments[moments.length / 2 + index] ?? 0] as const,
    before,
  };
  return { ...explainUpdate(numbers, settings), settings };
}
