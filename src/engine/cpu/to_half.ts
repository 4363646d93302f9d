import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { overflow, toHalf } from './shared/half.ts';

/** Twin of shaders/to_half.wgsl: the nearest halves of src, in f32, and whether there is none. */
export function to_half(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [src, dst, scaler] = buffers;
  const { SIZE, COUNT, FOUND } = constants;
  const count = COUNT || step.size * SIZE;
  for (let n = 0; n < count; n++) {
    dst[n] = toHalf(src[n]);
    if (step.training === 1 && !(Math.abs(src[n]) < overflow)) scaler[FOUND] = 1;
  }
}
