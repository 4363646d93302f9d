import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/hint.wgsl. r (B, SIZE), h (N, SIZE), order, dr (B, SIZE) =, row_loss (B) += */
export function hint(
  buffers: [Floats, Floats, Uint32Array, Floats, Floats],
  { SIZE, WEIGHT }: Constants,
  step: Step,
): void {
  const [r, h, order, dr, rowLoss] = buffers;
  const weight = step.live[WEIGHT];
  for (let row = 0; row < step.size; row++) {
    const own = row * SIZE;
    const its = order[step.offset + row] * SIZE;
    let squares = 0;
    for (let i = 0; i < SIZE; i++) {
      const d = r[own + i] - h[its + i];
      squares += d * d;
      dr[own + i] = (weight * d) / step.size;
    }
    rowLoss[row] += 0.5 * weight * squares;
  }
}
