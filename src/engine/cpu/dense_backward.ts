import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { addProduct } from './shared/product.ts';
import { rowsOf } from './shared/rows.ts';

/**
 * Twin of shaders/dense_backward.wgsl. dz (B, OUT) → dW (OUT, IN) and db (OUT) into ∇ =, dx (B, IN) = times act′ of
 * the layer below.
 */
export function dense_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [x, theta, dz, saved, grad, dx] = buffers;
  const { IN, OUT, WEIGHT, BIAS, INPUT_ACTIVATION, INPUT_GRADIENT, RESIDUAL } = constants;
  const B = rowsOf(constants, step);
  grad.fill(0, WEIGHT, WEIGHT + OUT * IN);
  addProduct([OUT, B, IN], [dz, 0, 1, OUT], [x, 0, IN, 1], [grad, WEIGHT, IN, 1]); // dW += dzᵀ x
  for (let o = 0; o < OUT; o++) {
    let sum = 0;
    for (let b = 0; b < B; b++) sum += dz[b * OUT + o];
    grad[BIAS + o] = sum;
  }
  if (!INPUT_GRADIENT) return;
  if (RESIDUAL) dx.set(dz.subarray(0, B * IN));
  else dx.fill(0, 0, B * IN);
  addProduct([B, OUT, IN], [dz, 0, OUT, 1], [theta, WEIGHT, IN, 1], [dx, 0, IN, 1]); // dx += dz W
  for (let n = 0; n < B * IN; n++) dx[n] *= activationDerivative(INPUT_ACTIVATION, saved[n]);
}
