import { update } from './shared/update.ts';

/** Twin of shaders/adadelta.wgsl: v ← ρv + (1−ρ)g², Δ = √(u+ε)/√(v+ε)·g, u ← ρu + (1−ρ)Δ², θ ← θ − η·Δ. */
export const adadelta = update((theta, g, moments, i, j, h) => {
  const v = h.rho * moments[i] + (1 - h.rho) * g * g;
  const delta = (Math.sqrt(moments[j] + h.eps) / Math.sqrt(v + h.eps)) * g;
  moments[i] = v;
  moments[j] = h.rho * moments[j] + (1 - h.rho) * delta * delta;
  return theta - h.lr * delta;
});
