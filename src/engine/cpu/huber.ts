import { lossElementwise } from './shared/loss_elementwise.ts';

/** Twin of shaders/huber.wgsl. Huber, δ = 1. */
export const huber = lossElementwise(
  (o, t) => (Math.abs(o - t) <= 1 ? 0.5 * (o - t) * (o - t) : Math.abs(o - t) - 0.5),
  (o, t) => Math.min(1, Math.max(-1, o - t)),
);
