// Many small pictures of numbers side by side: where each stands, what is under the pointer, and how they are drawn.
import { color } from '../../theme/colors.ts';
import { makeColorTable, paintGrid } from '../shared/field.ts';
import { scratch } from '../shared/scratch.ts';

/** `count` planes of rows × columns, one behind the other in an array. */
export interface Planes {
  count: number;
  rows: number;
  columns: number;
}

export interface Tiles extends Planes {
  /** Tiles side by side, and the size of one. */
  across: number;
  width: number;
  height: number;
  /** From one tile to the next. */
  gap: number;
  totalHeight: number;
}

/** Side of a tile that shows a plane, and of one that shows a single number. */
const [planeSide, cellSide] = [38, 13];
/** Tiles shown of a layer. */
const [mostPlanes, mostCells] = [64, 256];

export const shownPlanes = ({ count, rows, columns }: Planes): number =>
  Math.min(count, rows * columns > 1 ? mostPlanes : mostCells);

/** Tiles of at most `side` for the planes that are shown, in a place of so many pixels' width. */
export function layTiles(planes: Planes, room: number, side = planeSide): Tiles {
  const { rows, columns } = planes;
  const single = rows * columns === 1;
  const scale = (single ? cellSide : side) / Math.max(rows, columns);
  const [width, height] = [columns * scale, rows * scale];
  const gap = single ? 2 : 4;
  const count = shownPlanes(planes);
  const across = Math.max(1, Math.min(count, Math.floor((room + gap) / (width + gap))));
  const down = Math.ceil(count / across);
  return { count, rows, columns, across, width, height, gap, totalHeight: down * (height + gap) - gap };
}

export const tilePlace = ({ across, width, height, gap }: Tiles, i: number): readonly [left: number, top: number] => [
  (i % across) * (width + gap),
  Math.floor(i / across) * (height + gap),
];

/** The plane at a place, and the row and column in it; undefined between the tiles. */
export function tileAt(
  tiles: Tiles,
  x: number,
  y: number,
): { channel: number; row: number; column: number } | undefined {
  const { count, rows, columns, across, width, height, gap } = tiles;
  const [c, r] = [Math.floor(x / (width + gap)), Math.floor(y / (height + gap))];
  const channel = r * across + c;
  if (c < 0 || c >= across || r < 0 || channel >= count) return undefined;
  const [left, top] = tilePlace(tiles, channel);
  const column = Math.floor(((x - left) / width) * columns);
  const row = Math.floor(((y - top) / height) * rows);
  return column < columns && row < rows ? { channel, row, column } : undefined;
}

/** The largest size among finite numbers; 1 where all are 0. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > most && size < Infinity) most = size;
  }
  return most || 1;
}

/** Draws the planes, the numbers from −most to most in the page's diverging colours. `plane(i)`: where plane i begins. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  tiles: Tiles,
  values: Float32Array,
  most: number,
  marked?: number,
  plane = (i: number): number => i * tiles.rows * tiles.columns,
): void {
  const { count, rows, columns, width, height } = tiles;
  const table = makeColorTable({ most, squash: 'linear' }, false, false);
  const small = scratch(columns, rows);
  context.imageSmoothingEnabled = false;
  for (let i = 0; i < count; i++) {
    const start = plane(i);
    const own = values.subarray(start, start + rows * columns);
    paintGrid({ values: own, columns, rows, channels: 1, channel: 0 }, table, small.words);
    small.flush();
    const [left, top] = tilePlace(tiles, i);
    context.drawImage(small.canvas, left, top, width, height);
    context.lineWidth = 1;
    context.strokeStyle = color('line');
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
  if (marked === undefined || marked >= count) return;
  const [left, top] = tilePlace(tiles, marked);
  context.lineWidth = 2;
  context.strokeStyle = color('focus');
  context.strokeRect(left, top, width, height);
}
