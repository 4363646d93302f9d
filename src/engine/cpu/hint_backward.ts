import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';

/** Twin of shaders/hint_backward.wgsl: dz += d ⊙ act′ of that layer. d, saved, dz (B, SIZE) */
export function hint_backward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [d, saved, dz] = buffers;
  const { SIZE, INPUT_ACTIVATION } = constants;
  for (let n = 0; n < step.size * SIZE; n++) dz[n] += d[n] * activationDerivative(INPUT_ACTIVATION, saved[n]);
}
