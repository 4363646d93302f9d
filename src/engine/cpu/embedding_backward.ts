import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { rowsOf } from './shared/rows.ts';

/**
 * Twin of shaders/embedding_backward.wgsl: dW[v] = Σ dz over the places where token v stands.
 * x (B) token numbers, dz (B, D), dW (V, D) into ∇ =
 */
export function embedding_backward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, dz, grad] = buffers;
  const { V, D, WEIGHT } = constants;
  grad.fill(0, WEIGHT, WEIGHT + V * D);
  for (let place = 0; place < rowsOf(constants, step); place++) {
    const to = WEIGHT + x[place] * D;
    for (let i = 0; i < D; i++) grad[to + i] += dz[place * D + i];
  }
}
