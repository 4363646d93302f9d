import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { objectiveGradient } from './shared/objective.ts';

/** Twin of shaders/gradient_noise_partial.wgsl. partials (PARTIALS) = (Σg², Σd², 0, 0) */
export function gradient_noise_partial(
  buffers: [Floats, Floats, Floats, Floats, Uint32Array?],
  constants: Constants,
  step: Step,
): void {
  const [grad, noise, theta, partials, groups] = buffers;
  const { QUADS, PARTIALS } = constants;
  const held = constants.GROUPS ? groups : undefined;
  for (let n = 0; n < PARTIALS; n++) {
    let squares = 0;
    let noiseSquares = 0;
    for (let quad = n; quad < QUADS; quad += PARTIALS) {
      if (held?.[quad] === 1) continue;
      for (let i = 4 * quad; i < 4 * quad + 4; i++) {
        const g = objectiveGradient(grad[i], theta[i], step);
        squares += g * g;
        noiseSquares += noise[i] * noise[i];
      }
    }
    partials[4 * n] = squares;
    partials[4 * n + 1] = noiseSquares;
    partials[4 * n + 2] = partials[4 * n + 3] = 0;
  }
}
