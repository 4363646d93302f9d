import { update } from './shared/update.ts';

/** Twin of shaders/adam.wgsl: m̂ and v̂ are m and v *divided* by 1 − βᵗ. */
export const adam = update((theta, g, moments, i, j, h) => {
  const m = h.beta1 * moments[i] + (1 - h.beta1) * g;
  const v = h.beta2 * moments[j] + (1 - h.beta2) * g * g;
  moments[i] = m;
  moments[j] = v;
  return theta - (h.lr * (m / h.correction1)) / (Math.sqrt(v / h.correction2) + h.eps);
});
