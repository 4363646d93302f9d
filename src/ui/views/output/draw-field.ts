// What the network, or one of its units, answers at every place: a shade over the plane, or a curve.
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { leastSquares } from '../../../data/index.ts';
import { color, rgb } from '../../theme/colors.ts';
import { makeClassTable, paintClasses, paintSmooth } from '../shared/field.ts';
import { outputKind } from '../shared/output-kind.ts';
import { activatedOutputs, pictureOf, probeShape, tableOf } from '../shared/picture.ts';
import type { UnitRef } from '../shared/pointed.ts';
import { scratch } from '../shared/scratch.ts';
import { toX, toY, type Plot } from './plot.ts';

export interface FieldOptions {
  /** The unit to show instead of the output. */
  unit?: UnitRef;
  discrete: boolean;
}

/** Pixels the shade is computed at; it is stretched from there. */
const finest = 288;

/** The unit shown: a hovered one, else the output; of several classes all at once (undefined). */
export function shownUnit(view: RunView, unit: UnitRef | undefined): UnitRef | undefined {
  if (unit && unit.layer < view.layers.length) return unit;
  return outputKind(view) === 'classes' ? undefined : { layer: view.layers.length - 1, unit: 0 };
}

export function drawField(
  context: CanvasRenderingContext2D,
  plot: Plot,
  view: RunView,
  frame: Frame,
  options: FieldOptions,
): void {
  if (view.dataset.plane?.dimensions === 1) drawCurve(context, plot, view, frame, options.unit);
  else drawShade(context, plot, view, frame, options);
}

function drawShade(
  context: CanvasRenderingContext2D,
  plot: Plot,
  view: RunView,
  frame: Frame,
  { unit, discrete }: FieldOptions,
): void {
  const side = Math.min(finest, Math.max(64, Math.round(plot.width)));
  const image = scratch(side, side);
  const shown = shownUnit(view, unit);
  if (shown) {
    const picture = pictureOf(view, frame, shown);
    if (!picture) return;
    paintSmooth(picture.grid, tableOf(picture, view, discrete), image.words, side, side);
  } else {
    const shape = probeShape(view, frame);
    const raw = frame.probe.at(-1);
    if (!shape || !raw) return;
    const channels = view.dataset.classes;
    const values = activatedOutputs(view, raw);
    paintClasses({ ...shape, values, channels }, classTable(channels), discrete, image.words, side, side);
  }
  image.flush();
  context.imageSmoothingQuality = 'high';
  context.drawImage(image.canvas, plot.left, plot.top, plot.width, plot.height);
}

let classColors: { zero: unknown; classes: number; table: Uint32Array } | undefined;

function classTable(classes: number): Uint32Array {
  const zero = rgb('zero');
  if (classColors?.zero !== zero || classColors.classes !== classes)
    classColors = { zero, classes, table: makeClassTable(classes) };
  return classColors.table;
}

function drawCurve(context: CanvasRenderingContext2D, plot: Plot, view: RunView, frame: Frame, unit?: UnitRef): void {
  const picture = pictureOf(view, frame, unit ?? { layer: view.layers.length - 1, unit: 0 });
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.width, plot.height);
  context.clip();
  if (!unit) drawExact(context, plot, view);
  if (picture) {
    const { values, columns, channels, channel } = picture.grid;
    const [low, high] = plot.domain;
    context.beginPath();
    for (let c = 0; c < columns; c++) {
      const x = low + ((c + 0.5) / columns) * (high - low);
      context.lineTo(toX(plot, x), toY(plot, values[c * channels + channel]));
    }
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeStyle = color('ink');
    context.stroke();
  }
  context.restore();
}

const exactLines = new WeakMap<object, readonly [number, number]>();

/** Where a straight line is all there is to learn, its best fit, dashed. */
function drawExact(context: CanvasRenderingContext2D, plot: Plot, view: RunView): void {
  if (!hasExactLine(view)) return;
  const { train } = view.dataset;
  let line = exactLines.get(view.dataset);
  if (!line) {
    const { weights, bias } = leastSquares(train.x, train.y, train.n, 1);
    line = [weights[0], bias];
    exactLines.set(view.dataset, line);
  }
  const [low, high] = plot.domain;
  context.beginPath();
  context.moveTo(toX(plot, low), toY(plot, line[0] * low + line[1]));
  context.lineTo(toX(plot, high), toY(plot, line[0] * high + line[1]));
  context.setLineDash([5, 5]);
  context.lineWidth = 2;
  context.strokeStyle = color('good');
  context.stroke();
  context.setLineDash([]);
}

export const hasExactLine = ({ dataset, layers, settings }: RunView): boolean =>
  settings.loss === 'mse' && layers.length === 1 && dataset.featureNames.join() === 'x' && settings.data.set === 'line';
