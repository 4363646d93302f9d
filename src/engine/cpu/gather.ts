import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/gather.wgsl. bx (B, INPUTS) =, by (B, TARGETS) = */
export function gather(buffers: [Uint32Array, Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [order, x, y, bx, by] = buffers;
  const { INPUTS, TARGETS } = constants;
  for (let b = 0; b < step.size; b++) {
    const row = order[step.offset + b];
    for (let c = 0; c < INPUTS; c++) bx[b * INPUTS + c] = x[row * INPUTS + c];
    for (let c = 0; c < TARGETS; c++) by[b * TARGETS + c] = y[row * TARGETS + c];
  }
}
