import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { addProduct } from './shared/product.ts';
import { rowsOf } from './shared/rows.ts';

/** Twin of shaders/dense_forward.wgsl: a = act(x Wᵀ + b, + x where RESIDUAL). x (B, IN), a (B, OUT) =, z (B, OUT) = where SAVE_INPUT */
export function dense_forward(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, theta, a, z] = buffers;
  const { IN, OUT, WEIGHT, BIAS, ACTIVATION, SAVE_INPUT, RESIDUAL } = constants;
  const B = rowsOf(constants, step);
  for (let b = 0; b < B; b++) for (let o = 0; o < OUT; o++) a[b * OUT + o] = theta[BIAS + o];
  addProduct([OUT, IN, B], [theta, WEIGHT, IN, 1], [x, 0, 1, IN], [a, 0, 1, OUT]); // aᵀ += W xᵀ
  for (let n = 0; n < B * OUT; n++) {
    const sum = RESIDUAL ? a[n] + x[n] : a[n];
    a[n] = activate(ACTIVATION, sum);
    if (SAVE_INPUT) z[n] = sum;
  }
}
