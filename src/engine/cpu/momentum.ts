import { update } from './shared/update.ts';

/** Twin of shaders/momentum.wgsl: v ← μ·v + g, θ ← θ − η·v. */
export const momentum = update((theta, g, moments, i, _j, h) => {
  moments[i] = h.momentum * moments[i] + g;
  return theta - h.lr * moments[i];
});
