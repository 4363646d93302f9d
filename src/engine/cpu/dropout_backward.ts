import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { kept } from './shared/dropout.ts';

/** Twin of shaders/dropout_backward.wgsl. dz, saved, dx (B, SIZE): dx = times act′ of the layer below */
export function dropout_backward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [dz, saved, dx] = buffers;
  const { SIZE, INPUT_ACTIVATION } = constants;
  for (let n = 0; n < step.size * SIZE; n++)
    dx[n] = dz[n] * kept(n, constants, step) * activationDerivative(INPUT_ACTIVATION, saved[n]);
}
