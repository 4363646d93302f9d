import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { dense_forward } from './dense_forward.ts';

const unused = new Float32Array(4);

/**
 * Twin of shaders/dense_variants.wgsl: dense_forward with the W and b of models step.offset … + step.slot − 1.
 * x (V, B, IN) or (B, IN) where SHARED, thetas (…, P), a (V, B, OUT) =
 */
export function dense_variants(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, thetas, a] = buffers;
  const { P, IN, OUT, SHARED } = constants;
  const { size: B, offset, slot: V } = step;
  for (let v = 0; v < V; v++) {
    const input = SHARED ? x : x.subarray(v * B * IN, (v + 1) * B * IN);
    const theta = thetas.subarray((offset + v) * P, (offset + v + 1) * P);
    const output = a.subarray(v * B * OUT, (v + 1) * B * OUT);
    dense_forward([input, theta, output, unused], { ...constants, SAVE_INPUT: 0 }, step);
  }
}
