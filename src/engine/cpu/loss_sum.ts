import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { countedOf, rowsOf } from './shared/rows.ts';

/** Twin of shaders/loss_sum.wgsl. ring (slot) = (mean loss, 0, 0, B); flag[0] = first step with a non-finite value. */
export function loss_sum(buffers: [Floats, Floats, Uint32Array], constants: Constants, step: Step): void {
  const [rowLoss, ring, flag] = buffers;
  let sum = 0;
  const rows = rowsOf(constants, step);
  for (let b = 0; b < rows; b++) sum += rowLoss[b];
  const slot = 4 * step.slot;
  ring[slot] = sum / countedOf(constants, step);
  ring[slot + 1] = ring[slot + 2] = 0;
  ring[slot + 3] = step.size;
  // Read back from the ring: what counts is whether f32 holds it.
  if (!Number.isFinite(ring[slot]) || flag[1] !== 0xffffffff) flag[0] = Math.min(flag[0], step.index);
}
