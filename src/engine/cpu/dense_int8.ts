import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { dot4 } from './shared/bytes.ts';
import { rowsOf } from './shared/rows.ts';

const ones = 0x01010101;

/**
 * Twin of shaders/dense_int8.wgsl: a = act(s·Σ (q_x − z_x)(q_w − z_w) + b) in whole numbers. x (B, ⌈IN/4⌉), weights
 * (OUT, ⌈IN/4⌉), levels (OUT, 4), ranges, θ, a (B, OUT) =
 */
export function dense_int8(
  buffers: [Uint32Array, Uint32Array, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [x, weights, levels, ranges, theta, a] = buffers;
  const { IN, OUT, WEIGHT, LEVELS, BIAS, ACTIVATION, PLACE } = constants;
  const [scale, zero] = ranges.subarray(4 * PLACE, 4 * PLACE + 2);
  const quads = Math.ceil(IN / 4);
  const B = rowsOf(constants, step);
  for (let row = 0; row < B; row++) {
    let inputs = 0;
    for (let q = 0; q < quads; q++) inputs += dot4(x[row * quads + q], ones);
    for (let o = 0; o < OUT; o++) {
      let products = 0;
      for (let q = 0; q < quads; q++) products += dot4(x[row * quads + q], weights[WEIGHT + o * quads + q]);
      const [s, z, total] = levels.subarray(4 * (LEVELS + o), 4 * (LEVELS + o) + 3);
      const sum = products - zero * total - z * inputs + IN * zero * z;
      a[row * OUT + o] = activate(ACTIVATION, Math.fround(scale * s) * sum + theta[BIAS + o]);
    }
  }
}
