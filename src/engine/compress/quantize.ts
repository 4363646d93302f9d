// Rounding weights to few levels, by the formulas of torch.fake_quantize_per_tensor_affine and …_per_channel_affine in
// single precision: q = clamp(round(w/s) + z, qmin, qmax), w ≈ s·(q − z), a half rounded to the even number.
// Symmetric: z = 0 and the levels −qmax … qmax. Affine: 2ᵇ levels, and 0 is one of them.

import type { QuantGrain, QuantScheme } from '../../experiment/index.ts';

export const bitWidths = [2, 3, 4, 5, 6, 7, 8, 16] as const;
export type Bits = (typeof bitWidths)[number];

export const quantRanges = ['min-max', 'percentile', 'mse'] as const;
/** The range the levels cover: all of it, without the outermost 0.5 % of each side, or that of the least squared error. */
export type QuantRange = (typeof quantRanges)[number];

export interface QuantSpec {
  bits: Bits;
  scheme: QuantScheme;
  grain: QuantGrain;
  range: QuantRange;
}

/** The levels of a tensor: one scale and zero point per channel, or one for all. */
export interface Levels {
  scale: Float32Array;
  zero: Int32Array;
  qmin: number;
  qmax: number;
}

/** Share of the values on each side that `percentile` leaves outside. */
const outside = 0.005;
/** `mse` tries so many ranges, down to this share of the whole. */
const [candidates, narrowest] = [64, 0.2];

const f = Math.fround;

/** To the nearest whole number in single precision, a half to the even one: torch's nearbyint. */
const nearest = (x: number): number => (Math.abs(x) < 4194304 ? f(f(x + 12582912) - 12582912) : x);

export function quantLimits({ bits, scheme }: Pick<QuantSpec, 'bits' | 'scheme'>): [qmin: number, qmax: number] {
  const half = 2 ** (bits - 1);
  return scheme === 'symmetric' ? [1 - half, half - 1] : [-half, half - 1];
}

/** The whole number that stands for w. */
export const quantizeValue = (w: number, scale: number, zero: number, qmin: number, qmax: number): number =>
  Math.min(Math.max(nearest(f(w * f(1 / scale))) + zero, qmin), qmax);

/** Whether w lies within the levels, where rounding it lets a gradient through. */
export function isWithin(w: number, scale: number, zero: number, qmin: number, qmax: number): boolean {
  const q = nearest(f(w * f(1 / scale))) + zero;
  return q >= qmin && q <= qmax;
}

/** s and z of a range. A range of nothing but 0 has the scale 1: its values are 0, whatever the scale. */
export function levelsOf(low: number, high: number, scheme: QuantScheme, qmin: number, qmax: number): [number, number] {
  if (scheme === 'symmetric') {
    const s = f(Math.max(-low, high) / qmax);
    return [usable(s), 0];
  }
  const s = usable(f((high - low) / (qmax - qmin)));
  return [s, Math.min(Math.max(qmin - nearest(f(low / s)), qmin), qmax)];
}

/** A scale that can be divided by. */
const usable = (s: number): number => (s > 1e-37 && Number.isFinite(s) ? s : 1);

/** The value below which a share lies, with linear interpolation, as torch.quantile. */
function quantile(sorted: Float32Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

function rangeOf(values: Float32Array, { range }: QuantSpec): [low: number, high: number] {
  let [low, high] = [0, 0];
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (range !== 'percentile' || values.length < 2) return [low, high];
  const sorted = values.slice().sort();
  return [Math.min(0, quantile(sorted, outside)), Math.max(0, quantile(sorted, 1 - outside))];
}

function squaredError(values: Float32Array, scale: number, zero: number, qmin: number, qmax: number): number {
  let sum = 0;
  for (const v of values) {
    const error = v - f((quantizeValue(v, scale, zero, qmin, qmax) - zero) * scale);
    sum += error * error;
  }
  return sum;
}

/** s and z for some values. */
export function fitLevels(values: Float32Array, spec: QuantSpec): [scale: number, zero: number] {
  const [qmin, qmax] = quantLimits(spec);
  const [low, high] = rangeOf(values, spec);
  const whole = levelsOf(low, high, spec.scheme, qmin, qmax);
  if (spec.range !== 'mse') return whole;
  let best = whole;
  let least = squaredError(values, whole[0], whole[1], qmin, qmax);
  for (let i = 1; i < candidates; i++) {
    const share = 1 - (i / candidates) * (1 - narrowest);
    const tried = levelsOf(low * share, high * share, spec.scheme, qmin, qmax);
    const error = squaredError(values, tried[0], tried[1], qmin, qmax);
    if (error < least) [best, least] = [tried, error];
  }
  return best;
}

/** The levels for a tensor with so many output channels. */
export function tensorLevels(values: Float32Array, channels: number, spec: QuantSpec): Levels {
  const [qmin, qmax] = quantLimits(spec);
  const count = spec.grain === 'channel' ? channels : 1;
  const size = values.length / count;
  const scale = new Float32Array(count);
  const zero = new Int32Array(count);
  for (let c = 0; c < count; c++) {
    [scale[c], zero[c]] = fitLevels(values.subarray(c * size, (c + 1) * size), spec);
  }
  return { scale, zero, qmin, qmax };
}

/** The whole numbers of a tensor. */
export function quantize(values: Float32Array, { scale, zero, qmin, qmax }: Levels): Int16Array {
  const size = values.length / scale.length;
  const out = new Int16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const c = Math.floor(i / size);
    out[i] = quantizeValue(values[i], scale[c], zero[c], qmin, qmax);
  }
  return out;
}

/** w ≈ s·(q − z). */
export function dequantize(q: ArrayLike<number>, { scale, zero }: Pick<Levels, 'scale' | 'zero'>): Float32Array {
  const size = q.length / scale.length;
  const out = new Float32Array(q.length);
  for (let i = 0; i < q.length; i++) {
    const c = Math.floor(i / size);
    out[i] = f((q[i] - zero[c]) * scale[c]);
  }
  return out;
}

/** w rounded to a level. */
export const roundedTo = (w: number, scale: number, zero: number, qmin: number, qmax: number): number =>
  f((quantizeValue(w, scale, zero, qmin, qmax) - zero) * scale);
