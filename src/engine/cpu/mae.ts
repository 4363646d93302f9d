import { lossElementwise } from './shared/loss_elementwise.ts';

/** Twin of shaders/mae.wgsl. Absolute error. */
export const mae = lossElementwise(
  (o, t) => Math.abs(o - t),
  (o, t) => Math.sign(o - t),
);
