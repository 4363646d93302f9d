import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { addCenter, convolve, type Planes } from './shared/packed.ts';

/**
 * Twin of shaders/conv_backward_input.wgsl: dx = (dz ⋆ W turned by 180°, + dz where RESIDUAL) ⊙ act′ of the layer below.
 * padded: dz as conv_pad laid it out, saved and dx (B, O, OH, OW): dx =
 */
export function conv_backward_input(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [padded, packed, saved, dx] = buffers;
  const { O, OH, OW, PAD, INPUT_ACTIVATION, RESIDUAL } = constants;
  const planes = constants as unknown as Planes;
  const size = step.size * O * OH * OW;
  dx.fill(0, 0, size);
  if (RESIDUAL) addCenter(padded, dx, step.size, PAD, planes);
  convolve(padded, packed, dx, step.size, planes);
  for (let n = 0; n < size; n++) dx[n] *= activationDerivative(INPUT_ACTIVATION, saved[n]);
}
