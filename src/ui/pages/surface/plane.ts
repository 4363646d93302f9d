// From the surface's plane to the canvas and back. A unit is as long across as up: a gradient must cross its contour at
// a right angle.
import type { Place, View } from '../../../labs/surface/surfaces/index.ts';

export interface Plane {
  view: View;
  width: number;
  height: number;
}

/** The smallest view with a canvas's proportions that holds `wanted`. */
export function fitted([x0, x1, y0, y1]: View, width: number, height: number): View {
  const unit = Math.max((x1 - x0) / width, (y1 - y0) / height);
  const [midX, midY] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [halfX, halfY] = [(unit * width) / 2, (unit * height) / 2];
  return [midX - halfX, midX + halfX, midY - halfY, midY + halfY];
}

export const toPixel = ({ view: [x0, x1, y0, y1], width, height }: Plane, x: number, y: number): [number, number] => [
  ((x - x0) / (x1 - x0)) * width,
  ((y1 - y) / (y1 - y0)) * height,
];

export const toPlace = ({ view: [x0, x1, y0, y1], width, height }: Plane, px: number, py: number): Place => [
  x0 + (px / width) * (x1 - x0),
  y1 - (py / height) * (y1 - y0),
];

/** Units to a pixel. */
export const unitOf = ({ view: [x0, x1], width }: Plane): number => (x1 - x0) / width;

/** A view `factor` times as large around a place that stays where it is. */
export const zoomed = ([x0, x1, y0, y1]: View, factor: number, [x, y]: Place): View => [
  x + (x0 - x) * factor,
  x + (x1 - x) * factor,
  y + (y0 - y) * factor,
  y + (y1 - y) * factor,
];

export const moved = ([x0, x1, y0, y1]: View, dx: number, dy: number): View => [x0 + dx, x1 + dx, y0 + dy, y1 + dy];

/** As many digits as tell neighbouring pixels apart, and no more. */
export function rounded(plane: Plane, [x, y]: Place): Place {
  const digits = Math.max(0, Math.min(12, Math.ceil(-Math.log10(unitOf(plane)))));
  return [Number(x.toFixed(digits)) + 0, Number(y.toFixed(digits)) + 0];
}
