import { lossElementwise } from './shared/loss_elementwise.ts';

/** Twin of shaders/hinge.wgsl. Hinge, t = ±1. */
export const hinge = lossElementwise(
  (o, t) => Math.max(0, 1 - t * o),
  (o, t) => (t * o < 1 ? -t : 0),
);
