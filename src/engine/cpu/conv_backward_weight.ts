import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { type Planes, rowAt } from './shared/packed.ts';

/**
 * Twin of shaders/conv_backward_weight.wgsl. padded: x (B, I, H, W) as conv_pad laid it out, dz (B, O, OH, OW), partial
 * (SPLITS, O·I·K·K + O) =: dW, then db, each split over every SPLITS-th column, four outputs wide, of the batch's planes.
 */
export function conv_backward_weight(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [padded, dz, partial] = buffers;
  const { I, O, OH, OW, K, SPLITS } = constants;
  const planes = constants as unknown as Planes;
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
        const below = b * I + Math.floor(n / (K * K));
        let sum = 0;
        for (let y = 0; y < OH; y++) {
          const d = above + y * OW;
          const from = rowAt(below, y, ky, kx, planes);
          for (let x = left; x < right; x++) sum += dz[d + x] * padded[from + x];
        }
        partial[first + o * I * K * K + n] += sum;
      }
    }
  }
}
