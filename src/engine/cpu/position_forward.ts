import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/position_forward.wgsl: a = x + e. x, a (B, SIZE) with SIZE = T·D, e (SIZE) from TABLE on: a = */
export function position_forward(
  buffers: [Floats, Floats, Floats],
  { SIZE, TABLE }: Constants,
  { size: B }: Step,
): void {
  const [x, table, a] = buffers;
  for (let n = 0; n < B * SIZE; n++) a[n] = x[n] + table[TABLE + (n % SIZE)];
}
