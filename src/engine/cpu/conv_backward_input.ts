import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { convolve, type Planes } from './shared/packed.ts';

/**
 * Twin of shaders/conv_backward_input.wgsl: dx = (dz ⋆ W turned by 180°, + dz where RESIDUAL) ⊙ act′ of the layer below.
 * src = dz (B, I, H, W), saved and dx (B, O, OH, OW): dx =
 */
export function conv_backward_input(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [src, packed, saved, dx] = buffers;
  const { O, OH, OW, INPUT_ACTIVATION, RESIDUAL } = constants;
  const size = step.size * O * OH * OW;
  for (let n = 0; n < size; n++) dx[n] = RESIDUAL ? src[n] : 0;
  convolve(src, packed, dx, step.size, constants as unknown as Planes);
  for (let n = 0; n < size; n++) dx[n] *= activationDerivative(INPUT_ACTIVATION, saved[n]);
}
