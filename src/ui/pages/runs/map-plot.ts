// Where things are on the map's canvas, and how its sides are labelled.
import { type Axis, shareOf } from '../../../labs/runs/axes.ts';
import type { TrainabilityMap } from '../../../labs/runs/map.ts';
import { color } from '../../theme/colors.ts';
import { linearTicks, logTicks } from '../../views/chart/ticks.ts';
import { short } from '../../views/shared/format.ts';

export const margins = { left: 58, right: 14, top: 10, bottom: 44 } as const;

/** The square of the map within a canvas of this size. */
export function plotIn(width: number, height: number): { left: number; top: number; side: number } {
  const side = Math.max(1, Math.min(width - margins.left - margins.right, height - margins.top - margins.bottom));
  return { left: margins.left, top: margins.top, side };
}

/** Digits that tell neighbouring marks of an axis apart. */
const digitsOf = ({ from, to }: Axis): number =>
  Math.min(9, Math.max(2, Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / (to - from))) + 2));

export const valueText = (axis: Axis, value: number): string => short(value, digitsOf(axis) + 1);

export function ticksOf(axis: Axis, count: number): { share: number; text: string }[] {
  const values =
    axis.scale === 'log'
      ? logTicks(Math.log10(axis.from), Math.log10(axis.to), count).map((exponent) => 10 ** exponent)
      : linearTicks(axis.from, axis.to, count);
  return values.map((value) => ({ share: shareOf(axis, value), text: short(value, digitsOf(axis)) }));
}

export interface Marks {
  /** Shares of the sides: from the left, from the bottom. */
  here: readonly [number, number] | undefined;
  pointed: readonly [number, number] | undefined;
  box: readonly [x0: number, x1: number, y0: number, y1: number] | undefined;
}

type Context = CanvasRenderingContext2D;

/** The map with its sides' names, and marks on it. */
export function drawMap(
  context: Context,
  width: number,
  height: number,
  picture: HTMLCanvasElement,
  map: TrainabilityMap,
  names: readonly [string, string],
  { here, pointed, box }: Marks,
): void {
  const { left, top, side } = plotIn(width, height);
  const at = ([u, v]: readonly [number, number]) => [left + u * side, top + (1 - v) * side] as const;
  context.fillStyle = color('sunken');
  context.fillRect(left, top, side, side);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, left, top, side, side);
  drawSides(context, map, names, left, top, side);
  context.save();
  context.beginPath();
  context.rect(left, top, side, side);
  context.clip();
  if (pointed) drawCross(context, ...at(pointed), side, left, top);
  if (here) drawHere(context, ...at(here));
  if (box) {
    const [x0, y1] = at([box[0], box[2]]);
    const [x1, y0] = at([box[1], box[3]]);
    doubleStroke(context, () => context.strokeRect(x0, y0, x1 - x0, y1 - y0));
  }
  context.restore();
}

function drawSides(
  context: Context,
  { request: { x, y } }: TrainabilityMap,
  names: readonly [string, string],
  left: number,
  top: number,
  side: number,
): void {
  context.strokeStyle = color('edge');
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, side + 1, side + 1);
  context.font = '11px ui-sans-serif, system-ui, sans-serif';
  context.fillStyle = color('muted');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const bottom = top + side;
  for (const { share, text } of ticksOf(x, side / 90)) {
    const place = left + share * side;
    line(context, place, bottom, place, bottom + 4);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(place, left + side + margins.right - half), bottom + 6);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { share, text } of ticksOf(y, side / 60)) {
    const place = bottom - share * side;
    line(context, left - 4, place, left, place);
    context.fillText(text, left - 6, Math.max(place, top + 5));
  }
  context.fillStyle = color('ink');
  context.font = '600 12px ui-sans-serif, system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(names[0], left + side / 2, bottom + 36);
  context.save();
  context.translate(13, top + side / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(names[1], 0, 0);
  context.restore();
}

function line(context: Context, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** Seen on any colour. */
function doubleStroke(context: Context, stroke: () => void): void {
  context.lineWidth = 3;
  context.strokeStyle = color('panel', 0.9);
  stroke();
  context.lineWidth = 1.25;
  context.strokeStyle = color('ink');
  stroke();
}

function drawCross(context: Context, x: number, y: number, side: number, left: number, top: number): void {
  doubleStroke(context, () => {
    line(context, left, y, x - 7, y);
    line(context, x + 7, y, left + side, y);
    line(context, x, top, x, y - 7);
    line(context, x, y + 7, x, top + side);
  });
}

/** The present experiment: a ring with a dot. */
export function drawHere(context: Context, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = color('panel', 0.85);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = color('ink');
  context.stroke();
  context.beginPath();
  context.arc(x, y, 2.5, 0, 2 * Math.PI);
  context.fillStyle = color('ink');
  context.fill();
}
