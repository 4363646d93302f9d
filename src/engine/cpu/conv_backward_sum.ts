import type { Constants, Floats } from '../kernel.ts';

/** Twin of shaders/conv_backward_sum.wgsl. partial (SPLITS, SIZE + O) → dW (SIZE) and db (O) into ∇ = */
export function conv_backward_sum(buffers: [Floats, Floats], constants: Constants): void {
  const [partial, grad] = buffers;
  const { SPLITS, SIZE, O, WEIGHT, BIAS } = constants;
  for (let n = 0; n < SIZE + O; n++) {
    let sum = 0;
    for (let s = 0; s < SPLITS; s++) sum += partial[s * (SIZE + O) + n];
    grad[n < SIZE ? WEIGHT + n : BIAS + n - SIZE] = sum;
  }
}
