import type { Constants, Floats } from '../../kernel.ts';
import type { Step } from '../../step.ts';
import { objectiveGradient } from './objective.ts';

/**
 * A rule works on one parameter: it returns the new θ and writes its moments s0[i], s1[j] in place
 * (i in the first moment, j = P + i in the second).
 */
export type Rule = (theta: number, g: number, moments: Floats, i: number, j: number, h: Step) => number;

/**
 * Twin of shaders/shared/update.wgsl: makes an optimizer's kernel of its rule. θ (P) and moments (MOMENTS, P) in place.
 * The rule stays at hand for whatever else runs it (the racers on a surface).
 */
export const update = (rule: Rule) => {
  const kernel = (
    buffers: [Floats, Floats, Floats, Floats, Uint32Array, Uint32Array?, Floats?],
    constants: Constants,
    row: Step,
  ): void => {
    const [grad, norms, theta, moments, flag, groups, scaler] = buffers;
    if (flag[0] !== 0xffffffff) return;
    let corrected = row;
    if (constants.SCALED) {
      const { SCALER } = constants;
      if (scaler![SCALER + 4] !== 0) return; // the gradient overflowed
      corrected = { ...row, correction1: scaler![SCALER + 6], correction2: scaler![SCALER + 7] };
    }
    const P = constants.QUADS * 4;
    const { MOMENTS } = constants;
    const { clip, clipValue } = row;
    const norm = clip > 0 ? norms[0] + 1e-6 : 0;
    let group = 0;
    let step = corrected;
    let keep = 1 - step.lr * step.weightDecay;
    for (let i = 0; i < P; i++) {
      const own = constants.GROUPS ? groups![i >> 2] : 0;
      if (own === 1) continue;
      if (own !== group) {
        group = own;
        step = own > 1 ? { ...corrected, lr: Math.fround(corrected.lr * corrected.live[own - 2]) } : corrected;
        keep = 1 - step.lr * step.weightDecay;
      }
      const p = theta[i];
      const g = objectiveGradient(grad[i], p, step);
      let c = g;
      if (norm > clip) c = (c / norm) * clip;
      if (clipValue > 0) c = Math.max(-clipValue, Math.min(clipValue, c));
      theta[i] = rule(p * keep, c, moments, i, P + i, step);
      // Read back from the arrays: what counts is whether f32 holds them.
      const finite =
        Number.isFinite(g) &&
        Number.isFinite(theta[i]) &&
        (MOMENTS < 1 || Number.isFinite(moments[i])) &&
        (MOMENTS < 2 || Number.isFinite(moments[P + i]));
      if (!finite) flag[1] = Math.min(flag[1], step.index);
    }
  };
  return Object.assign(kernel, { rule });
};
