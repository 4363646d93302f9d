import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { convolve, type Planes } from './shared/packed.ts';

/**
 * Twin of shaders/conv_forward.wgsl: a = act(src ⋆ W + b), and + src before the activation where RESIDUAL.
 * src (B, I, H, W), a (B, O, OH, OW) =, z (B, O, OH, OW) = where SAVE_INPUT
 */
export function conv_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [src, packed, theta, a, z] = buffers;
  const { O, OH, OW, BIAS, ACTIVATION, SAVE_INPUT, RESIDUAL } = constants;
  const size = step.size * O * OH * OW;
  for (let n = 0; n < size; n++) {
    const o = Math.floor(n / (OH * OW)) % O;
    a[n] = theta[BIAS + o] + (RESIDUAL ? src[n] : 0);
  }
  convolve(src, packed, a, step.size, constants as unknown as Planes);
  for (let n = 0; n < size; n++) {
    const sum = a[n];
    a[n] = activate(ACTIVATION, sum);
    if (SAVE_INPUT) z[n] = sum;
  }
}
