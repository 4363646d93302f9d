import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/scale_loss.wgsl. */
export function scale_loss(buffers: [Floats, Floats], { K, SCALE }: Constants, step: Step): void {
  const [dz, scaler] = buffers;
  for (let n = 0; n < step.size * K; n++) dz[n] *= scaler[SCALE];
}
