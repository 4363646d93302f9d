import type { Constants, Floats } from '../kernel.ts';

/** Twin of shaders/hold_pruned.wgsl: where a weight is 0, so are its gradient and its moments. */
export function hold_pruned(buffers: [Floats, Floats, Floats, Uint32Array], { QUADS }: Constants): void {
  const [theta, grad, moments, prunable] = buffers;
  const P = 4 * QUADS;
  for (let i = 0; i < P; i++) {
    if (prunable[i >> 2] === 0 || theta[i] !== 0) continue;
    grad[i] = moments[i] = moments[P + i] = 0;
  }
}
