import type { Constants, Floats } from '../kernel.ts';

/** Twin of shaders/weight_range.wgsl: theta (P), channels (ROWS × 4), ranges (ROWS × 2) = smallest and largest, 0 counted in. */
export function weight_range(buffers: [Floats, Uint32Array, Floats], { ROWS }: Constants): void {
  const [theta, channels, ranges] = buffers;
  for (let row = 0; row < ROWS; row++) {
    const start = channels[4 * row];
    let [low, high] = [0, 0];
    for (let i = start; i < start + channels[4 * row + 1]; i++) {
      low = Math.min(low, theta[i]);
      high = Math.max(high, theta[i]);
    }
    ranges[2 * row] = low;
    ranges[2 * row + 1] = high;
  }
}
