// Bringing columns to a like size, measured on the training rows.
import type { Scaling } from '../experiment/index.ts';
import type { Affine } from './types.ts';

/**
 * Shift and scale of each column of x (n × width): (x − shift) / scale has mean 0 and deviation 1, or lies in 0 … 1. A
 * column that does not vary is only shifted. `fixed` columns (one-hot) are left alone.
 */
export function measure(x: Float32Array, width: number, scaling: Scaling, fixed: (column: number) => boolean): Affine {
  const n = width > 0 ? x.length / width : 0;
  const affine = { shift: new Float32Array(width), scale: new Float32Array(width).fill(1) };
  if (scaling === 'none' || n === 0) return affine;
  for (let j = 0; j < width; j++) {
    if (fixed(j)) continue;
    const [shift, scale] = scaling === 'standard' ? meanAndDeviation(x, j, width, n) : lowAndRange(x, j, width, n);
    affine.shift[j] = shift;
    // Differences that are rounding and nothing else do not count.
    affine.scale[j] = scale > 1e-6 * Math.abs(shift) && Number.isFinite(scale) ? scale : 1;
  }
  return affine;
}

function meanAndDeviation(x: Float32Array, j: number, width: number, n: number): [number, number] {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i * width + j];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i * width + j] - mean) ** 2;
  return [mean, Math.sqrt(squares / n)];
}

function lowAndRange(x: Float32Array, j: number, width: number, n: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    low = Math.min(low, x[i * width + j]);
    high = Math.max(high, x[i * width + j]);
  }
  return [low, high - low];
}

/** Scales x in place; a single entry goes for all columns. */
export function apply(x: Float32Array, { shift, scale }: Affine): void {
  const width = shift.length;
  for (let i = 0; i < x.length; i++) {
    const j = i % width;
    x[i] = (x[i] - shift[j]) / scale[j];
  }
}
