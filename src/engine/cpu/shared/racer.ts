// Twin of shaders/shared/racer.wgsl: one step of one racer.
import { normal, stream } from '../../../experiment/index.ts';
import type { Floats } from '../../kernel.ts';
import type { Step } from '../../step.ts';
import type { SurfaceTwin } from './surface.ts';
import type { Rule } from './update.ts';

const horizon = 1e12;

export interface Race {
  surface: SurfaceTwin;
  rule: Rule;
  /** Values of the surface that do not depend on x and y. */
  p: Floats;
  /** Settings of this very step. */
  h: Step;
  /** Standard deviation of the noise on each component of the gradient. */
  strength: number;
}

/** f and the gradient where the racer stood, and the gradient given to the rule. */
export const value = new Float64Array(3);
export const used = new Float64Array(2);

/**
 * Moves the racer at theta[i], theta[i + 1] with moments at i and j on, in place; false if that loses it (then theta
 * is where it would have gone). Leaves `value` and `used` for the caller.
 */
export function advance(
  { surface, rule, p, h, strength }: Race,
  theta: Floats,
  moments: Floats,
  i: number,
  j: number,
  seed: number,
  index: number,
): boolean {
  surface(theta[i], theta[i + 1], p, value);
  let gx = value[1];
  let gy = value[2];
  if (strength > 0) {
    gx += strength * normal(seed, stream.noise, index, 0);
    gy += strength * normal(seed, stream.noise, index, 1);
  }
  const finite = Number.isFinite(Math.fround(value[0])) && Number.isFinite(gx) && Number.isFinite(gy);
  if (h.clip > 0) {
    const norm = Math.hypot(gx, gy) + 1e-6;
    if (norm > h.clip) {
      gx = (gx / norm) * h.clip;
      gy = (gy / norm) * h.clip;
    }
  }
  if (h.clipValue > 0) {
    gx = Math.max(-h.clipValue, Math.min(h.clipValue, gx));
    gy = Math.max(-h.clipValue, Math.min(h.clipValue, gy));
  }
  used[0] = gx;
  used[1] = gy;
  const keep = 1 - h.lr * h.weightDecay;
  theta[i] = rule(theta[i] * keep, gx, moments, i, j, h);
  theta[i + 1] = rule(theta[i + 1] * keep, gy, moments, i + 1, j + 1, h);
  return finite && Math.max(Math.abs(theta[i]), Math.abs(theta[i + 1])) < horizon;
}
