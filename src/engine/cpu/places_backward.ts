import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';

/**
 * Twin of shaders/places_backward.wgsl: an equal share of dz for every place of the mean, of a product that of all others
 * multiplied; times act′ of the layer below. dz (B, D), x, saved and dx (B, T, D): dx =
 */
export function places_backward(
  buffers: [Floats, Floats, Floats, Floats],
  constants: Constants,
  { size: B }: Step,
): void {
  const [dz, x, saved, dx] = buffers;
  const { T, D, FROM, COUNT, PRODUCT, INPUT_ACTIVATION } = constants;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const counts = t >= FROM && t < FROM + COUNT;
      for (let d = 0; d < D; d++) {
        let share = counts ? (PRODUCT ? 1 : 1 / COUNT) : 0;
        if (PRODUCT) {
          for (let other = FROM; other < FROM + COUNT; other++) if (other !== t) share *= x[(b * T + other) * D + d];
        }
        const n = (b * T + t) * D + d;
        dx[n] = share * dz[b * D + d] * activationDerivative(INPUT_ACTIVATION, saved[n]);
      }
    }
  }
}
