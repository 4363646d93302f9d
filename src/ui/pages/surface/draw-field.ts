// The surface as a map: the lower, the deeper the shade, with contours that lie closer the steeper it is.
import type { Field } from '../../../store/surface/run.ts';
import { color, mix, rgb, type Rgb } from '../../theme/colors.ts';
import { scratch } from '../../views/shared/scratch.ts';
import { contour } from './contours.ts';
import { type Plane, toPixel } from './plane.ts';
import { levelsOf } from './relief-scale.ts';

export const contourLevels = 16;

/** Of a level on the scale, lowest 0 … highest 1. */
export function heightRgb(level: number): Rgb {
  const [low, high] = [mix(rgb('zero'), rgb('test'), 0.62), mix(rgb('panel'), rgb('zero'), 0.35)];
  return mix(low, high, Math.min(1, Math.max(0, level)) ** 0.8);
}

const word = ([r, g, b]: Rgb): number => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

/** The heights' colours as a picture of columns × rows pixels. */
export function fieldPicture(field: Field): HTMLCanvasElement {
  const { levels } = levelsOf(field);
  const { columns, rows } = field;
  const table = Uint32Array.from({ length: 257 }, (_, i) => word(heightRgb(i / 256)));
  const nowhere = word(rgb('sunken'));
  const picture = scratch(columns, rows);
  for (let i = 0; i < columns * rows; i++) {
    const level = levels[i];
    picture.words[i] = level === level ? table[Math.min(256, Math.max(0, Math.round(level * 256)))] : nowhere;
  }
  picture.flush();
  return picture.canvas;
}

/** Draws a picture of a view where it belongs on a plane, which may show another one. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  [x0, x1, y0, y1]: Plane['view'],
  plane: Plane,
): void {
  const [left, top] = toPixel(plane, x0, y1);
  const [right, bottom] = toPixel(plane, x1, y0);
  context.drawImage(picture, left, top, right - left, bottom - top);
}

export function drawField(context: CanvasRenderingContext2D, field: Field, plane: Plane): void {
  context.imageSmoothingEnabled = true;
  drawPicture(context, fieldPicture(field), field.view, plane);
  drawContours(context, field, plane, color('ink', 0.28));
}

export function drawContours(context: CanvasRenderingContext2D, field: Field, plane: Plane, style: string): void {
  const { levels } = levelsOf(field);
  const { columns, rows, view } = field;
  const [left, top] = toPixel(plane, view[0], view[3]);
  const [right, bottom] = toPixel(plane, view[1], view[2]);
  const [cellX, cellY] = [(right - left) / columns, (bottom - top) / rows];
  context.beginPath();
  for (let i = 1; i < contourLevels; i++) {
    contour(levels, columns, rows, i / contourLevels, (x0, y0, x1, y1) => {
      context.moveTo(left + (x0 + 0.5) * cellX, top + (y0 + 0.5) * cellY);
      context.lineTo(left + (x1 + 0.5) * cellX, top + (y1 + 0.5) * cellY);
    });
  }
  context.strokeStyle = style;
  context.lineWidth = 0.8;
  context.stroke();
}
