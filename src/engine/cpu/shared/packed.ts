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
  /** Channels of what is read. */
  I: number;
  /** Channels, rows and columns of the result. */
  O: number;
  OH: number;
  OW: number;
  K: number;
  STRIDE?: number;
  /** Of what is read: shaders/conv_pad.wgsl. */
  ROWS: number;
  QUADS: number;
}

/**
 * How large the rows of shaders/conv_pad.wgsl must be for all tiles (4 rows × 4 columns of outputs) of OH × OW outputs
 * and all patches (3 × 3 taps) of a kernel: ROWS of a plane, and QUADS (4 numbers each) of a line.
 */
export function rowsOf(K: number, STRIDE: number, OH: number, OW: number): { ROWS: number; QUADS: number } {
  const [reach, tiles] = [3 * patchesOf(K), (n: number) => Math.ceil(n / 4)];
  const last = 4 * (tiles(OW) - 1);
  // The last place from which four numbers are read; they may lie in two quads.
  let start = last;
  if (STRIDE > 1) start += Math.floor((reach - 1) / STRIDE);
  else if (K > 3) start += reach - 3 + 4;
  return { ROWS: (4 * tiles(OH) - 1) * STRIDE + reach, QUADS: Math.floor(start / 4) + 2 };
}

/** Place in rows of what tap (ky, kx) meets at the output (y, 0) of a plane. */
export function rowAt(plane: number, y: number, ky: number, kx: number, { STRIDE = 1, ROWS, QUADS }: Planes): number {
  const line = (plane * ROWS + y * STRIDE + ky) * STRIDE + (kx % STRIDE);
  return 4 * QUADS * line + Math.floor(kx / STRIDE);
}

/** out (B, O, OH, OW) += rows (B, I, …) ⋆ packed weights. Row by row, so that the inner loop is one multiplication. */
export function convolve(rows: Floats, packed: Floats, out: Floats, B: number, planes: Planes): void {
  const { I, O, OH, OW, K } = planes;
  for (let b = 0; b < B; b++) {
    for (let o = 0; o < O; o++) {
      const to = (b * O + o) * OH * OW;
      for (let i = 0; i < I; i++) {
        for (let ky = 0; ky < K; ky++) {
          for (let kx = 0; kx < K; kx++) {
            const w = packed[packedAt(o, i, ky, kx, I, K)];
            for (let y = 0; y < OH; y++) {
              const from = rowAt(b * I + i, y, ky, kx, planes);
              const at = to + y * OW;
              for (let x = 0; x < OW; x++) out[at + x] += w * rows[from + x];
            }
          }
        }
      }
    }
  }
}

/** out (B, O, OH, OW) += what is read at the same place, PAD rows and columns from the edge: B, O, OH, OW as many. */
export function addCenter(rows: Floats, out: Floats, B: number, PAD: number, planes: Planes): void {
  const { O, OH, OW } = planes;
  for (let plane = 0; plane < B * O; plane++) {
    for (let y = 0; y < OH; y++) {
      const from = rowAt(plane, y, PAD, PAD, planes);
      for (let x = 0; x < OW; x++) out[(plane * OH + y) * OW + x] += rows[from + x];
    }
  }
}
