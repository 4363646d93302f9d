// Functions over the plane as pictures: raw numbers at the probe's places → colours, between the places bilinearly.
// Numbers are interpolated, not colours, so that a border between classes is sharp at any size.
import { classRgb, divergingRgb, mix, rgb, type Rgb } from '../../theme/colors.ts';
import { onScale, type Scale } from './output-kind.ts';

const entries = 512;

/** Colours for raw numbers from −reach to reach, as little-endian RGBA words. */
export interface ColorTable {
  words: Uint32Array;
  reach: number;
}

const word = ([r, g, b]: Rgb): number => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

/** Full colours are for points and edges; the plane behind them is quieter. */
export const fieldStrength = 0.82;
/** Bands of a discretised value. */
const bands = 4;

/** A place on the scale −1 … 1 as the plane's colour. */
export function fieldRgb(t: number, discrete = false, classes = true): Rgb {
  if (!discrete) return divergingRgb(t * fieldStrength);
  const stepped = classes ? Math.sign(t) : Math.round(t * bands) / bands;
  return divergingRgb(stepped * fieldStrength);
}

export function makeColorTable(scale: Scale, discrete: boolean, classes: boolean): ColorTable {
  const reach = scale.squash === 'sigmoid' ? 7 : scale.squash === 'tanh' ? 3.5 : scale.most;
  const words = Uint32Array.from({ length: entries + 1 }, (_, i) =>
    word(fieldRgb(onScale((i / entries) * 2 * reach - reach, scale), discrete, classes)),
  );
  return { words, reach };
}

/** Numbers on a grid: channel `channel` of `channels` numbers a place, row by row from the top left. */
export interface Grid {
  values: Float32Array;
  columns: number;
  rows: number;
  channels: number;
  channel: number;
}

/** The grid's picture, one pixel a place. */
export function paintGrid(
  { values, columns, rows, channels, channel }: Grid,
  { words, reach }: ColorTable,
  out: Uint32Array,
): void {
  const scale = entries / (2 * reach);
  for (let i = 0, at = channel; i < columns * rows; i++, at += channels) {
    out[i] = words[slot((values[at] + reach) * scale)];
  }
}

/** The grid's picture, `width` × `height` pixels. */
export function paintSmooth(
  grid: Grid,
  { words, reach }: ColorTable,
  out: Uint32Array,
  width: number,
  height: number,
): void {
  const scale = entries / (2 * reach);
  sample(grid, width, height, (pixel, value) => {
    out[pixel] = words[slot((value + reach) * scale)];
  });
}

// A NaN becomes 0 through | 0, and so does what is below.
const slot = (at: number): number => (at >= entries ? entries : at > 0 ? at | 0 : 0);

/** Calls back with the bilinear value at every pixel's centre. */
function sample(grid: Grid, width: number, height: number, put: (pixel: number, value: number) => void): void {
  const { values, columns, rows, channels, channel } = grid;
  for (let y = 0; y < height; y++) {
    const v = Math.min(Math.max(((y + 0.5) / height) * rows - 0.5, 0), rows - 1);
    const top = Math.floor(v);
    const fy = v - top;
    const upper = top * columns;
    const lower = Math.min(top + 1, rows - 1) * columns;
    for (let x = 0; x < width; x++) {
      const u = Math.min(Math.max(((x + 0.5) / width) * columns - 0.5, 0), columns - 1);
      const left = Math.floor(u);
      const fx = u - left;
      const right = Math.min(left + 1, columns - 1);
      const a = values[(upper + left) * channels + channel];
      const b = values[(upper + right) * channels + channel];
      const c = values[(lower + left) * channels + channel];
      const d = values[(lower + right) * channels + channel];
      const e = a + (b - a) * fx;
      put(y * width + x, e + (c + (d - c) * fx - e) * fy);
    }
  }
}

/** One colour per class and confidence (0 … 1, 32 shades). */
const shades = 32;
export function makeClassTable(classes: number): Uint32Array {
  const zero = rgb('zero');
  return Uint32Array.from({ length: classes * shades }, (_, i) =>
    word(mix(zero, classRgb(Math.floor(i / shades)), fieldStrength * (0.12 + (0.88 * (i % shades)) / (shades - 1)))),
  );
}

/**
 * The plane of several classes: the class with the largest output, paler where another comes close. `values` are
 * outputs after the output activation, one per class.
 */
export function paintClasses(
  { values, columns, rows, channels }: Omit<Grid, 'channel'>,
  table: Uint32Array,
  discrete: boolean,
  out: Uint32Array,
  width: number,
  height: number,
): void {
  const best = new Float32Array(width * height).fill(-Infinity);
  const second = new Float32Array(width * height).fill(-Infinity);
  const winner = new Uint8Array(width * height);
  for (let channel = 0; channel < channels; channel++) {
    sample({ values, columns, rows, channels, channel }, width, height, (pixel, value) => {
      if (value > best[pixel]) {
        second[pixel] = best[pixel];
        best[pixel] = value;
        winner[pixel] = channel;
      } else if (value > second[pixel]) second[pixel] = value;
    });
  }
  for (let i = 0; i < out.length; i++) {
    const lead = discrete ? 1 : Math.min(1, Math.max(0, best[i] - second[i]));
    out[i] = table[winner[i] * shades + Math.floor(lead * (shades - 1))];
  }
}

/** The bilinear value of a grid at a place given in 0 … 1 from the left and from the top. */
export function valueAt({ values, columns, rows, channels, channel }: Grid, x: number, y: number): number {
  const u = Math.min(Math.max(x * columns - 0.5, 0), columns - 1);
  const v = Math.min(Math.max(y * rows - 0.5, 0), rows - 1);
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const at = (row: number, column: number) =>
    values[(Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)) * channels + channel];
  const upper = at(top, left) + (at(top, left + 1) - at(top, left)) * (u - left);
  const lower = at(top + 1, left) + (at(top + 1, left + 1) - at(top + 1, left)) * (u - left);
  return upper + (lower - upper) * (v - top);
}
