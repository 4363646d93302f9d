// The map of a landscape: shade and lines of equal loss, the path on it, and the weights' place in its middle.
import type { SliceSeen } from '../../../labs/landscape/watch.ts';
import { color } from '../../theme/colors.ts';
import { type ColorTable, paintSmooth } from '../shared/field.ts';
import { lossRgb } from '../shared/loss-colors.ts';
import { scratch } from '../shared/scratch.ts';
import { contour } from './contours.ts';
import { heightsOf, mapX, mapY } from './plot.ts';

/** Pixels the shade is computed at. */
const finest = 192;
/** Lines of equal loss, below and above the middle's. */
const levels = [-0.9, -0.75, -0.6, -0.45, -0.3, -0.15, 0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const entries = 512;

let table: { key: string; table: ColorTable } | undefined;

function colors(): ColorTable {
  const key = `${color('zero')}${color('test')}`;
  if (table?.key === key) return table.table;
  const words = Uint32Array.from({ length: entries + 1 }, (_, i) => {
    const [r, g, b] = lossRgb((2 * i) / entries - 1);
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  table = { key, table: { words, reach: 1 } };
  return table.table;
}

export function drawMap(context: CanvasRenderingContext2D, width: number, height: number, slice: SliceSeen): void {
  const { columns, rows } = slice;
  const { shares } = heightsOf(slice);
  const image = scratch(finest, finest);
  paintSmooth({ values: shares, columns, rows, channels: 1, channel: 0 }, colors(), image.words, finest, finest);
  image.flush();
  context.imageSmoothingQuality = 'high';
  context.drawImage(image.canvas, 0, 0, width, height);
  for (const level of levels) {
    const pieces = contour(shares, columns, rows, level);
    context.beginPath();
    for (let i = 0; i < pieces.length; i += 4) {
      context.moveTo(pieces[i] * width, pieces[i + 1] * height);
      context.lineTo(pieces[i + 2] * width, pieces[i + 3] * height);
    }
    context.lineWidth = level === 0 ? 1.25 : 0.75;
    context.strokeStyle = color('ink', level === 0 ? 0.5 : 0.22);
    context.stroke();
  }
  drawPath(context, width, height, slice);
}

function drawPath(context: CanvasRenderingContext2D, width: number, height: number, slice: SliceSeen): void {
  const places = slice.path.map(([a, b]) => [mapX(slice, a) * width, mapY(slice, b) * height] as const);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  for (const [x, y] of places) context.lineTo(x, y);
  context.lineWidth = 4.5;
  context.strokeStyle = color('panel', 0.85);
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = color('ink');
  context.stroke();
  if (places.length > 1) square(context, places[0]);
  dot(context, mapX(slice, 0) * width, mapY(slice, 0) * height);
}

function dot(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 5, 0, 2 * Math.PI);
  context.fillStyle = color('ink');
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = color('panel');
  context.stroke();
}

function square(context: CanvasRenderingContext2D, [x, y]: readonly [number, number]): void {
  context.beginPath();
  context.rect(x - 4, y - 4, 8, 8);
  context.fillStyle = color('panel');
  context.fill();
  context.lineWidth = 1.75;
  context.strokeStyle = color('ink');
  context.stroke();
}
