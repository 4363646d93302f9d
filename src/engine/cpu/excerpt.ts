import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/excerpt.wgsl: the first WIDTH numbers of every row. x (B, SIZE), y (B, WIDTH) = */
export function excerpt(buffers: [Floats, Floats], { SIZE, WIDTH }: Constants, { size: B }: Step): void {
  const [x, y] = buffers;
  for (let b = 0; b < B; b++) {
    for (let i = 0; i < WIDTH; i++) y[b * WIDTH + i] = x[b * SIZE + i];
  }
}
