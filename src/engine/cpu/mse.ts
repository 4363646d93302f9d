import { lossElementwise } from './shared/loss_elementwise.ts';

/** Twin of shaders/mse.wgsl. Squared error. */
export const mse = lossElementwise(
  (o, t) => (o - t) * (o - t),
  (o, t) => 2 * (o - t),
);
