import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { dot4 } from './shared/bytes.ts';

const ones = 0x01010101;

/**
 * Twin of shaders/conv_int8.wgsl: a = act(s·Σ (q_x − z_x)(q_w − z_w) + b) in whole numbers. x (B, H, W, ⌈I/4⌉), weights
 * (O, K, K, ⌈I/4⌉), levels (O, 4), ranges, θ, a (B, O, OH, OW) =
 */
export function conv_int8(
  buffers: [Uint32Array, Uint32Array, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [x, weights, levels, ranges, theta, a] = buffers;
  const { I, H, W, O, OH, OW, K, STRIDE, PAD, WEIGHT, LEVELS, BIAS, ACTIVATION, PLACE } = constants;
  const [scale, zero] = ranges.subarray(4 * PLACE, 4 * PLACE + 2);
  const outside = (zero & 0xff) * ones;
  const quads = Math.ceil(I / 4);
  for (let n = 0; n < step.size * O * OH * OW; n++) {
    const [column, line] = [n % OW, Math.floor(n / OW) % OH];
    const o = Math.floor(n / (OW * OH)) % O;
    const b = Math.floor(n / (OW * OH * O));
    let [products, inputs] = [0, 0];
    for (let ky = 0; ky < K; ky++) {
      for (let kx = 0; kx < K; kx++) {
        const [y, at] = [line * STRIDE + ky - PAD, column * STRIDE + kx - PAD];
        const inside = y >= 0 && y < H && at >= 0 && at < W;
        const start = ((b * H + y) * W + at) * quads;
        const filters = WEIGHT + ((o * K + ky) * K + kx) * quads;
        for (let q = 0; q < quads; q++) {
          const word = inside ? x[start + q] : outside;
          if (inside) inputs += dot4(word, ones);
          products += dot4(word, weights[filters + q]);
        }
        if (!inside) inputs += I * zero;
      }
    }
    const [s, z, total] = levels.subarray(4 * (LEVELS + o), 4 * (LEVELS + o) + 3);
    const sum = products - zero * total - z * inputs + I * K * K * zero * z;
    a[n] = activate(ACTIVATION, Math.fround(scale * s) * sum + theta[BIAS + o]);
  }
}
