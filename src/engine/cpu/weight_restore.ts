import { isWithin } from '../compress/quantize.ts';
import type { Constants, Floats } from '../kernel.ts';

/** Twin of shaders/weight_restore.wgsl: theta (P) = exact (P); where GRADIENT, grad (P) is 0 beyond the last level. */
export function weight_restore(
  buffers: [Floats, Floats, Uint32Array, Floats, Floats],
  { ROWS, GRADIENT }: Constants,
): void {
  const [theta, exact, channels, levels, grad] = buffers;
  for (let row = 0; row < ROWS; row++) {
    const [start, length] = channels.subarray(4 * row, 4 * row + 2);
    const [scale, zero, qmin, qmax] = levels.subarray(4 * row, 4 * row + 4);
    for (let i = start; i < start + length; i++) {
      theta[i] = exact[i];
      if (GRADIENT && !isWithin(exact[i], scale, zero, qmin, qmax)) grad[i] = 0;
    }
  }
}
