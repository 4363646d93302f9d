import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/**
 * Twin of shaders/conv_backward_weight.wgsl. src = x (B, I, H, W), dz (B, O, OH, OW), partial (SPLITS, O·I·K·K + O) =:
 * dW, then db, each split over every SPLITS-th column, four outputs wide, of the batch's planes.
 */
export function conv_backward_weight(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [src, dz, partial] = buffers;
  const { I, H, W, O, OH, OW, K, STRIDE = 1, PAD, SPLITS } = constants;
  const size = O * I * K * K;
  const columns = Math.ceil(OW / 4);
  partial.fill(0, 0, SPLITS * (size + O));
  for (let c = 0; c < step.size * columns; c++) {
    const first = (c % SPLITS) * (size + O);
    const b = Math.floor(c / columns);
    const left = 4 * (c % columns);
    const right = Math.min(OW, left + 4);
    for (let o = 0; o < O; o++) {
      const above = (b * O + o) * OH * OW;
      let bias = 0;
      for (let y = 0; y < OH; y++) for (let x = left; x < right; x++) bias += dz[above + y * OW + x];
      partial[first + size + o] += bias;
      for (let n = 0; n < I * K * K; n++) {
        const kx = n % K;
        const ky = Math.floor(n / K) % K;
        const below = (b * I + Math.floor(n / (K * K))) * H * W;
        // The outputs whose tap is inside.
        const start = Math.max(left, Math.ceil((PAD - kx) / STRIDE));
        const end = Math.min(right, Math.floor((W - 1 + PAD - kx) / STRIDE) + 1);
        let sum = 0;
        for (let y = 0; y < OH; y++) {
          const v = y * STRIDE + ky - PAD;
          if (v < 0 || v >= H) continue;
          const d = above + y * OW;
          const s = below + v * W + kx - PAD;
          for (let x = start; x < end; x++) sum += dz[d + x] * src[s + x * STRIDE];
        }
        partial[first + o * I * K * K + n] += sum;
      }
    }
  }
}
