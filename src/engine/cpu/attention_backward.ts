import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { eachHead } from './shared/attention.ts';
import { addProduct } from './shared/product.ts';

/**
 * Twin of shaders/attention_backward.wgsl: dq = ds k, dk = dsᵀ q, dv = pᵀ do, head by head.
 * qkv and dqkv (B·T, 3D), p and ds (B, HEADS, T, PADDED), do (B·T, D): dqkv =
 */
export function attention_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [qkv, p, ds, dO, dqkv] = buffers;
  const { T, D } = constants;
  dqkv.fill(0, 0, step.size * T * 3 * D);
  eachHead(constants, step, ({ q, k, v, width, o, p: first, padded, size }) => {
    const shape = [T, T, size] as const;
    addProduct(shape, [ds, first, padded, 1], [qkv, k, width, 1], [dqkv, q, width, 1]);
    addProduct(shape, [ds, first, 1, padded], [qkv, q, width, 1], [dqkv, k, width, 1]);
    addProduct(shape, [p, first, 1, padded], [dO, o, D, 1], [dqkv, v, width, 1]);
  });
}
