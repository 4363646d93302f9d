import type { Floats } from '../../kernel.ts';

/** Patches of 3 × 3 taps along one side of a kernel. */
export const patchesOf = (K: number): number => Math.ceil(K / 3);

/** Place in `packed` (shaders/conv_pack.wgsl) of the weight between channels o and i at tap (ky, kx). */
export function packedAt(o: number, i: number, ky: number, kx: number, I: number, K: number): number {
  const patches = patchesOf(K);
  const patch = Math.floor(ky / 3) * patches + Math.floor(kx / 3);
  const tap = (ky % 3) * 3 + (kx % 3);
  return 4 * (((Math.floor(o / 4) * I + i) * patches * patches + patch) * 9 + tap) + (o % 4);
}

export interface Planes {
  /** Channels of src, its rows and columns. */
  I: number;
  H: number;
  W: number;
  /** Channels, rows and columns of the result. */
  O: number;
  OH: number;
  OW: number;
  K: number;
  STRIDE?: number;
  DILATION?: number;
  PAD: number;
}

/** out (B, O, OH, OW) += src (B, I, H, W) ⋆ packed weights. Row by row, so that the inner loop is one multiplication. */
export function convolve(src: Floats, packed: Floats, out: Floats, B: number, planes: Planes): void {
  const { I, H, W, O, OH, OW, K, STRIDE = 1, DILATION = 1, PAD } = planes;
  for (let b = 0; b < B; b++) {
    for (let o = 0; o < O; o++) {
      const to = (b * O + o) * OH * OW;
      for (let i = 0; i < I; i++) {
        const from = (b * I + i) * H * W;
        for (let ky = 0; ky < K; ky++) {
          for (let kx = 0; kx < K; kx++) {
            const w = packed[packedAt(o, i, ky, kx, I, K)];
            for (let y = 0; y < OH; y++) {
              const v = y * STRIDE + ky - PAD;
              if (v < 0 || v % DILATION !== 0 || v / DILATION >= H) continue;
              const row = from + (v / DILATION) * W;
              const first = kx - PAD;
              if (DILATION === 1) {
                // The outputs whose column is inside.
                const start = first < 0 ? Math.ceil(-first / STRIDE) : 0;
                const end = Math.min(OW, Math.floor((W - 1 - first) / STRIDE) + 1);
                for (let x = start; x < end; x++) out[to + y * OW + x] += w * src[row + x * STRIDE + first];
              } else {
                for (let x = 0; x < OW; x++) {
                  const u = x * STRIDE + first;
                  if (u >= 0 && u % DILATION === 0 && u / DILATION < W)
                    out[to + y * OW + x] += w * src[row + u / DILATION];
                }
              }
            }
          }
        }
      }
    }
  }
}
