import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/**
 * Twin of shaders/places_forward.wgsl: the mean of COUNT places from FROM on, or their product, number by number.
 * x (B, T, D), a (B, D) =
 */
export function places_forward(
  buffers: [Floats, Floats],
  { T, D, FROM, COUNT, PRODUCT }: Constants,
  { size: B }: Step,
): void {
  const [x, a] = buffers;
  for (let b = 0; b < B; b++) {
    for (let d = 0; d < D; d++) {
      let sum = 0;
      let product = 1;
      for (let t = FROM; t < FROM + COUNT; t++) {
        sum += x[(b * T + t) * D + d];
        product *= x[(b * T + t) * D + d];
      }
      a[b * D + d] = PRODUCT ? product : sum / COUNT;
    }
  }
}
