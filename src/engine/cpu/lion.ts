import { update } from './shared/update.ts';

/** Twin of shaders/lion.wgsl: θ ← θ − η·sign(β₁m + (1−β₁)g), m ← β₂m + (1−β₂)g. */
export const lion = update((theta, g, moments, i, _j, h) => {
  const m = moments[i];
  moments[i] = h.beta2 * m + (1 - h.beta2) * g;
  return theta - h.lr * Math.sign(h.beta1 * m + (1 - h.beta1) * g);
});
