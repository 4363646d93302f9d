import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';

/**
 * Twin of shaders/position_backward.wgsl: de = Σ dz over the batch, into ∇, where LEARNED; dx = dz ⊙ act′ of the layer
 * below. dz, saved, dx (B, SIZE), de (SIZE): =
 */
export function position_backward(
  buffers: [Floats, Floats, Floats, Floats],
  constants: Constants,
  { size: B }: Step,
): void {
  const [dz, saved, grad, dx] = buffers;
  const { SIZE, TABLE, LEARNED, INPUT_ACTIVATION, INPUT_GRADIENT } = constants;
  if (LEARNED) {
    for (let i = 0; i < SIZE; i++) {
      let sum = 0;
      for (let b = 0; b < B; b++) sum += dz[b * SIZE + i];
      grad[TABLE + i] = sum;
    }
  }
  if (!INPUT_GRADIENT) return;
  for (let n = 0; n < B * SIZE; n++) dx[n] = dz[n] * activationDerivative(INPUT_ACTIVATION, saved[n]);
}
