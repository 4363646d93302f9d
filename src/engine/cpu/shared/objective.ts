import type { Step } from '../../step.ts';

/** Twin of shaders/shared/objective.wgsl: one component of the gradient of data loss + l1·Σ|θ| + l2/2·Σθ². */
export const objectiveGradient = (gradient: number, p: number, step: Step): number =>
  gradient + step.l1 * Math.sign(p) + step.l2 * p;
