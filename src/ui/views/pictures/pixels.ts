// Pictures as a data set holds them (scaled inputs, channel by channel) and as the page shows them (brightness 0 … 1).
import type { Dataset, Split } from '../../../data/types.ts';
import { scratch } from '../shared/scratch.ts';

/** Channels, rows and columns of a data set of pictures. */
export const pictureShape = ({ shape }: Dataset): readonly [number, number, number] | undefined =>
  shape.length === 3 ? [shape[0], shape[1], shape[2]] : undefined;

const levels = new WeakMap<Dataset, number>();

/** What the input at a place of a picture was before it was scaled. */
function rawOf({ scaling, shape }: Dataset, value: number, place: number): number {
  if (!scaling) return value;
  const channel = Math.floor(place / (shape[1] * shape[2])) % scaling.scale.length;
  return value * scaling.scale[channel] + scaling.shift[channel];
}

/** The brightest a pixel can be, before scaling: 16, 255 or 1. */
function brightest(dataset: Dataset): number {
  let most = levels.get(dataset);
  if (most === undefined) {
    const { x } = dataset.train;
    most = 0;
    for (let i = 0; i < x.length; i++) most = Math.max(most, rawOf(dataset, x[i], i % dataset.inputs));
    levels.set(dataset, most || 1);
  }
  return most || 1;
}

/** A sample's inputs as brightness 0 … 1, channel by channel. */
export function toBrightness(dataset: Dataset, sample: Float32Array): Float32Array {
  const most = brightest(dataset);
  return sample.map((value, i) => Math.min(1, Math.max(0, rawOf(dataset, value, i) / most)));
}

/** The other way round: a grey picture (rows × columns) as inputs, the same in all channels. */
export function toInputs(dataset: Dataset, grey: Float32Array): Float32Array {
  const most = brightest(dataset);
  const { scaling, inputs } = dataset;
  return Float32Array.from({ length: inputs }, (_, i) => {
    const raw = grey[i % grey.length] * most;
    if (!scaling) return raw;
    const channel = Math.floor(i / grey.length) % scaling.scale.length;
    return (raw - scaling.shift[channel]) / scaling.scale[channel];
  });
}

/** The inputs of a row of a part of the data. */
export const sampleAt = ({ inputs }: Dataset, { x }: Split, row: number): Float32Array =>
  x.subarray(row * inputs, (row + 1) * inputs);

/** A picture on a small canvas of its own size, one pixel a pixel. */
export function pictureCanvas(dataset: Dataset, sample: Float32Array): HTMLCanvasElement {
  const [channels, rows, columns] = pictureShape(dataset)!;
  const brightness = toBrightness(dataset, sample);
  const small = scratch(columns, rows);
  const size = rows * columns;
  for (let p = 0; p < size; p++) {
    const [r, g, b] = [0, 1, 2].map((c) => Math.round(255 * brightness[p + (channels === 3 ? c * size : 0)]));
    small.words[p] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  small.flush();
  return small.canvas;
}

export interface Manner {
  /** Bright ink on dark, or dark on bright. */
  background: 0 | 1;
  /** How much of the picture's longer side its content takes, on average. */
  extent: number;
}

const manners = new WeakMap<Dataset, Manner>();
const looked = 200;

/** How the pictures of a data set are made: a drawing is brought into the same manner. */
export function mannerOf(dataset: Dataset): Manner {
  const known = manners.get(dataset);
  if (known) return known;
  const [, rows, columns] = pictureShape(dataset)!;
  const samples = Array.from({ length: Math.min(looked, dataset.train.n) }, (_, i) =>
    toBrightness(dataset, sampleAt(dataset, dataset.train, i)),
  );
  const border = samples.map((grey) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += grey[c] + grey[(rows - 1) * columns + c];
    return sum / (2 * columns);
  });
  const background = border.reduce((a, b) => a + b, 0) / border.length > 0.5 ? 1 : 0;
  const extents = samples.map((grey) => {
    const box = contentBox((r, c) => Math.abs(grey[r * columns + c] - background), rows, columns);
    return box ? Math.max((box.bottom - box.top + 1) / rows, (box.right - box.left + 1) / columns) : 1;
  });
  const manner: Manner = { background, extent: extents.reduce((a, b) => a + b, 0) / extents.length };
  manners.set(dataset, manner);
  return manner;
}

export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rows and columns that hold ink, the last included; undefined for none. */
export function contentBox(ink: (r: number, c: number) => number, rows: number, columns: number): Box | undefined {
  const box = { top: rows, bottom: -1, left: columns, right: -1 };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (ink(r, c) < 0.2) continue;
      box.top = Math.min(box.top, r);
      box.bottom = r;
      box.left = Math.min(box.left, c);
      box.right = Math.max(box.right, c);
    }
  }
  return box.bottom < 0 ? undefined : box;
}

/**
 * A drawing (side × side of ink 0 … 1) as a picture of the data's size: what lies in `frame` (in pixels of the drawing,
 * may reach beyond it) averaged over each pixel.
 */
export function shrink(
  ink: Float32Array,
  side: number,
  frame: { left: number; top: number; width: number; height: number },
  rows: number,
  columns: number,
): Float32Array {
  const out = new Float32Array(rows * columns);
  const across = Array.from({ length: columns }, (_, c) => covered(frame.left, frame.width / columns, c, side));
  const down = Array.from({ length: rows }, (_, r) => covered(frame.top, frame.height / rows, r, side));
  for (const [r, ys] of down.entries()) {
    for (const [c, xs] of across.entries()) {
      for (const [y, tall] of ys) for (const [x, wide] of xs) out[r * columns + c] += tall * wide * ink[y * side + x];
    }
  }
  return out;
}

/** The pixels of a drawing that lie in the i-th of equal parts from `start` on, each with its share of that part. */
function covered(start: number, length: number, i: number, side: number): [pixel: number, share: number][] {
  const [from, to] = [start + i * length, start + (i + 1) * length];
  const shares: [number, number][] = [];
  for (let p = Math.max(0, Math.floor(from)); p < Math.min(side, to); p++) {
    shares.push([p, (Math.min(p + 1, to) - Math.max(p, from)) / length]);
  }
  return shares;
}

/** The part of a drawing that becomes the picture: its content in the middle, as large as the data's pictures have it. */
export function frameFor(box: Box | undefined, side: number, rows: number, columns: number, extent: number) {
  if (!box) return { left: 0, top: 0, width: side, height: side };
  const [width, height] = [box.right - box.left + 1, box.bottom - box.top + 1];
  // Pixels of the drawing to one of the picture.
  const scale = Math.max(width / (columns * extent), height / (rows * extent));
  return {
    width: scale * columns,
    height: scale * rows,
    left: (box.left + box.right + 1 - scale * columns) / 2,
    top: (box.top + box.bottom + 1 - scale * rows) / 2,
  };
}
