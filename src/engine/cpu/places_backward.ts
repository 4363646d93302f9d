import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';

/**
 * Twin of shaders/places_backward.wgsl: an equal share of dz for every place of the mean, times act′ of the layer below.
 * dz (B, D), saved and dx (B, T, D): dx =
 */
export function places_backward(buffers: [Floats, Floats, Floats], constants: Constants, { size: B }: Step): void {
  const [dz, saved, dx] = buffers;
  const { T, D, FROM, COUNT, INPUT_ACTIVATION } = constants;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const share = t >= FROM && t < FROM + COUNT ? 1 / COUNT : 0;
      for (let d = 0; d < D; d++) {
        const n = (b * T + t) * D + d;
        dx[n] = share * dz[b * D + d] * activationDerivative(INPUT_ACTIVATION, saved[n]);
      }
    }
  }
}
