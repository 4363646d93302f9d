import { update } from './shared/update.ts';

/** Twin of shaders/nesterov.wgsl: v ← μ·v + g, θ ← θ − η·(g + μ·v). */
export const nesterov = update((theta, g, moments, i, _j, h) => {
  const v = h.momentum * moments[i] + g;
  moments[i] = v;
  return theta - h.lr * (g + h.momentum * v);
});
