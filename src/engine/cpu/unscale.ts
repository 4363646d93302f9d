import type { Constants, Floats } from '../kernel.ts';

/** Twin of shaders/unscale.wgsl. */
export function unscale(buffers: [Floats, Floats], { QUADS, SCALE }: Constants): void {
  const [grad, scaler] = buffers;
  for (let n = 0; n < 4 * QUADS; n++) grad[n] *= 1 / scaler[SCALE];
}
