import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { objectiveGradient } from './shared/objective.ts';

const scale = 2 ** -80;

/** Twin of shaders/gradient_norm_partial.wgsl. partials (PARTIALS) = (Σg², Σ(2⁻⁸⁰g)², Σ|θ|, Σθ²) */
export function gradient_norm_partial(
  buffers: [Floats, Floats, Floats, Uint32Array?],
  constants: Constants,
  step: Step,
): void {
  const [grad, theta, partials, groups] = buffers;
  const held = constants.GROUPS ? groups : undefined;
  const { QUADS, PARTIALS } = constants;
  for (let n = 0; n < PARTIALS; n++) {
    let squares = 0;
    let magnitudes = 0;
    let weights = 0;
    for (let quad = n; quad < QUADS; quad += PARTIALS) {
      for (let i = 4 * quad; i < 4 * quad + 4; i++) {
        const p = theta[i];
        const g = held?.[quad] === 1 ? 0 : objectiveGradient(grad[i], p, step);
        squares += g * g;
        magnitudes += Math.abs(p);
        weights += p * p;
      }
    }
    partials[4 * n] = squares;
    partials[4 * n + 1] = squares * scale * scale; // a double does not overflow before
    partials[4 * n + 2] = magnitudes;
    partials[4 * n + 3] = weights;
  }
}
