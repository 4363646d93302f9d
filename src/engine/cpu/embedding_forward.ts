import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { rowsOf } from './shared/rows.ts';

/** Twin of shaders/embedding_forward.wgsl: a = W[token]. x (B) token numbers, W (V, D) in θ, a (B, D) = */
export function embedding_forward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, theta, a] = buffers;
  const { V, D, WEIGHT } = constants;
  for (let place = 0; place < rowsOf(constants, step); place++) {
    const from = WEIGHT + Math.min(x[place], V - 1) * D;
    for (let i = 0; i < D; i++) a[place * D + i] = theta[from + i];
  }
}
