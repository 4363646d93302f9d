import { roundedTo } from '../compress/quantize.ts';
import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/fake_quantize.wgsl: values (B, SIZE) rounded in place to the levels ranges[PLACE]. */
export function fake_quantize(buffers: [Floats, Floats], { SIZE, PLACE }: Constants, step: Step): void {
  const [values, ranges] = buffers;
  const [scale, zero, qmin, qmax] = ranges.subarray(4 * PLACE, 4 * PLACE + 4);
  for (let i = 0; i < step.size * SIZE; i++) values[i] = roundedTo(values[i], scale, zero, qmin, qmax);
}
