import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';

/** Twin of shaders/residual_backward.wgsl: dx = (d1 + d2) ⊙ act′ of the layer below. d1, d2, saved, dx (B, SIZE): dx = */
export function residual_backward(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [d1, d2, saved, dx] = buffers;
  const { SIZE, INPUT_ACTIVATION } = constants;
  for (let n = 0; n < step.size * SIZE; n++) {
    dx[n] = (d1[n] + d2[n]) * activationDerivative(INPUT_ACTIVATION, saved[n]);
  }
}
