import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { addCenter, convolve, type Planes } from './shared/packed.ts';

/**
 * Twin of shaders/conv_forward.wgsl: a = act(x ⋆ W + b), and + x before the activation where RESIDUAL.
 * padded: x (B, I, H, W) as conv_pad laid it out, a (B, O, OH, OW) =, z (B, O, OH, OW) = where SAVE_INPUT
 */
export function conv_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [padded, packed, theta, a, z] = buffers;
  const { O, OH, OW, PAD, BIAS, ACTIVATION, SAVE_INPUT, RESIDUAL } = constants;
  const planes = constants as unknown as Planes;
  const size = step.size * O * OH * OW;
  for (let n = 0; n < size; n++) {
    const o = Math.floor(n / (OH * OW)) % O;
    a[n] = theta[BIAS + o];
  }
  if (RESIDUAL) addCenter(padded, a, step.size, PAD, planes);
  convolve(padded, packed, a, step.size, planes);
  for (let n = 0; n < size; n++) {
    const sum = a[n];
    a[n] = activate(ACTIVATION, sum);
    if (SAVE_INPUT) z[n] = sum;
  }
}
