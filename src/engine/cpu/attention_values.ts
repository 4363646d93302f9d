import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { eachHead } from './shared/attention.ts';
import { addProduct } from './shared/product.ts';

/** Twin of shaders/attention_values.wgsl: o = p v, head by head. qkv (B·T, 3D), p (B, HEADS, T, PADDED), o (B·T, D) = */
export function attention_values(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [qkv, p, o] = buffers;
  const { T, D } = constants;
  o.fill(0, 0, step.size * T * D);
  eachHead(constants, step, ({ v, width, o: out, p: first, padded, size }) => {
    addProduct([T, T, size], [p, first, padded, 1], [qkv, v, width, 1], [o, out, D, 1]);
  });
}
