import type { Constants } from '../../kernel.ts';

/** Calls `visit` with the number of every window of a pool, and the place of its first number in the input. */
export function forEachWindow(
  { C, H, W, OH, OW, STRIDE }: Constants,
  B: number,
  visit: (window: number, corner: number) => void,
): void {
  for (let plane = 0, window = 0; plane < B * C; plane++) {
    for (let y = 0; y < OH; y++) {
      for (let x = 0; x < OW; x++, window++) visit(window, (plane * H + y * STRIDE) * W + x * STRIDE);
    }
  }
}
