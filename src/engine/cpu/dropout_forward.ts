import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { kept } from './shared/dropout.ts';

/** Twin of shaders/dropout_forward.wgsl. x (B, SIZE), a (B, SIZE) = */
export function dropout_forward(buffers: [Floats, Floats], constants: Constants, step: Step): void {
  const [x, a] = buffers;
  for (let n = 0; n < step.size * constants.SIZE; n++) a[n] = x[n] * kept(n, constants, step);
}
