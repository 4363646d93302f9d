import { update } from './shared/update.ts';

/** Twin of shaders/rmsprop.wgsl: v ← ρv + (1−ρ)g², θ ← θ − η·g/(√v + ε). */
export const rmsprop = update((theta, g, moments, i, _j, h) => {
  const v = h.rho * moments[i] + (1 - h.rho) * g * g;
  moments[i] = v;
  return theta - (h.lr * g) / (Math.sqrt(v) + h.eps);
});
