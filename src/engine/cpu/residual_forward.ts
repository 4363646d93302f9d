import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { kept } from './shared/dropout.ts';

/** Twin of shaders/residual_forward.wgsl: a = x + f ⊙ kept. x, f, a (B, SIZE): a = */
export function residual_forward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, f, a] = buffers;
  for (let n = 0; n < step.size * constants.SIZE; n++) a[n] = x[n] + f[n] * kept(n, constants, step);
}
