import { update } from './shared/update.ts';

/** Twin of shaders/adagrad.wgsl: v ← v + g², θ ← θ − η·g/(√v + ε). */
export const adagrad = update((theta, g, moments, i, _j, h) => {
  const v = moments[i] + g * g;
  moments[i] = v;
  return theta - (h.lr * g) / (Math.sqrt(v) + h.eps);
});
