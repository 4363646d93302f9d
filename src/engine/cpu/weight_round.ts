import { levelsOf, roundedTo } from '../compress/quantize.ts';
import type { Constants, Floats } from '../kernel.ts';

/**
 * Twin of shaders/weight_round.wgsl: theta (P) rounded in place, exact (P) = as it was, channels (ROWS × 4), ranges
 * (ROWS × 2), levels (ROWS × 4) = scale, zero point, qmin, qmax.
 */
export function weight_round(
  buffers: [Floats, Floats, Uint32Array, Floats, Floats],
  { ROWS, LEVELS, AFFINE }: Constants,
): void {
  const [theta, exact, channels, ranges, levels] = buffers;
  const qmax = Math.floor((LEVELS - 1) / 2);
  const qmin = qmax + 1 - LEVELS;
  for (let row = 0; row < ROWS; row++) {
    const [start, length, first, count] = channels.subarray(4 * row, 4 * row + 4);
    let [low, high] = [0, 0];
    for (let i = first; i < first + count; i++) {
      low = Math.min(low, ranges[2 * i]);
      high = Math.max(high, ranges[2 * i + 1]);
    }
    const [scale, zero] = levelsOf(low, high, AFFINE ? 'affine' : 'symmetric', qmin, qmax);
    levels.set([scale, zero, qmin, qmax], 4 * row);
    for (let i = start; i < start + length; i++) {
      exact[i] = theta[i];
      theta[i] = roundedTo(theta[i], scale, zero, qmin, qmax);
    }
  }
}
