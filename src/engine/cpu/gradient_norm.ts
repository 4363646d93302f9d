import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/gradient_norm.wgsl. norms[0] = ‖g‖; ring (slot): x += penalty, y = ‖g‖, z = penalty. */
export function gradient_norm(buffers: [Floats, Floats, Floats, Uint32Array], constants: Constants, step: Step): void {
  const [partials, norms, ring, flag] = buffers;
  let squares = 0;
  let scaledSquares = 0;
  let magnitudes = 0;
  let weights = 0;
  for (let n = 0; n < 4 * constants.PARTIALS; n += 4) {
    squares += partials[n];
    scaledSquares += partials[n + 1];
    magnitudes += partials[n + 2];
    weights += partials[n + 3];
  }
  const slot = 4 * step.slot;
  const norm = Number.isFinite(squares) ? Math.sqrt(squares) : Math.min(Math.sqrt(scaledSquares), 2 ** 46) * 2 ** 80;
  let penalty = 0; // asked one by one: 0 times a sum that overflowed would be no number
  if (step.l1 > 0) penalty += step.l1 * magnitudes;
  if (step.l2 > 0) penalty += 0.5 * step.l2 * weights;
  norms[0] = norm;
  ring[slot] += penalty;
  ring[slot + 1] = norm;
  ring[slot + 2] = penalty;
  if (!Number.isFinite(ring[slot])) flag[0] = Math.min(flag[0], step.index);
}
