import type { Constants, Floats } from '../kernel.ts';
import { packedAt, patchesOf } from './shared/packed.ts';

/**
 * Twin of shaders/conv_pack.wgsl. W (O, I, K, K) in θ → packed (⌈O/4⌉, I, patches, 9, 4) =. Where BACKWARD, the
 * channels' roles are exchanged and the kernels turned by 180°.
 */
export function conv_pack(buffers: [Floats, Floats], constants: Constants): void {
  const [theta, packed] = buffers;
  const { I, O, K, WEIGHT, BACKWARD } = constants;
  packed.fill(0, 0, Math.ceil(O / 4) * I * patchesOf(K) ** 2 * 36);
  for (let o = 0; o < O; o++) {
    for (let i = 0; i < I; i++) {
      for (let ky = 0; ky < K; ky++) {
        for (let kx = 0; kx < K; kx++) {
          const n = BACKWARD ? ((i * O + o) * K + K - 1 - ky) * K + K - 1 - kx : ((o * I + i) * K + ky) * K + kx;
          packed[packedAt(o, i, ky, kx, I, K)] = theta[WEIGHT + n];
        }
      }
    }
  }
}
