// Twin of shaders/shared/recurrent*.wgsl: time through a recurrent layer, row by row of the batch.
import type { Constants, Floats } from '../../kernel.ts';
import type { Step } from '../../step.ts';

const quadsOf = (H: number): number => Math.ceil(H / 4);

/** Place of unit 0 in the order of recurrent_pack, forward: what gate g takes from state k. */
const packedAt = (k: number, g: number, G: number, H: number): number => 4 * (k * G + g) * quadsOf(H);

/**
 * Forward: for every place, `cell(place, sums, h)` gets b_hh + W_hh h of all gates, and makes h the state after it.
 * packed W_hh, theta, gates (B, T, G·H) in place, previous (B, T, H) =, a (B, T, H) or (B, H) =
 */
export function throughTime(
  G: number,
  [packed, theta, previous, work, a]: readonly [Floats, Floats, Floats, Floats, Floats],
  { T, H, RETURNS, BIAS }: Constants,
  step: Step,
  cell: (place: number, sums: Floats, h: Floats) => void,
): void {
  const sums = work.subarray(0, G * H);
  const h = work.subarray(G * H, (G + 1) * H);
  for (let b = 0; b < step.size; b++) {
    h.fill(0);
    if (RETURNS > 0) a.fill(0, b * H, (b + 1) * H);
    for (let t = 0; t < T; t++) {
      const place = b * T + t;
      previous.set(h, place * H);
      for (let n = 0; n < G * H; n++) sums[n] = theta[BIAS + n];
      for (let k = 0; k < H; k++) {
        for (let g = 0; g < G; g++) {
          const from = packedAt(k, g, G, H);
          for (let j = 0; j < H; j++) sums[g * H + j] += packed[from + j] * h[k];
        }
      }
      cell(place, sums, h);
      for (let j = 0; j < H; j++) {
        if (RETURNS === 0) a[place * H + j] = h[j];
        else if (RETURNS === 2) a[b * H + j] += h[j] / T;
        else if (t === T - 1) a[b * H + j] = h[j];
      }
    }
  }
}

/**
 * Backward: for every place from the last on, `cell(place, t, d, dh, ends)` gets ∂L/∂h after it, writes the gradients of
 * the gates' sums to d, and leaves in dh what goes to the state before by itself. `ends`: nothing goes further back.
 * weights W_hh (G·H, H in quads) from START on, dy (B, T, H) or (B, H)
 */
export function backThroughTime(
  G: number,
  [weights, dy, work]: readonly [Floats, Floats, Floats],
  { T, H, RETURNS, TRUNCATE, START }: Constants,
  step: Step,
  cell: (place: number, t: number, d: Floats, dh: Floats, ends: boolean) => void,
): void {
  const d = work.subarray(0, G * H);
  const dh = work.subarray(G * H, (G + 1) * H);
  const width = 4 * quadsOf(H);
  for (let b = 0; b < step.size; b++) {
    dh.fill(0);
    for (let t = T - 1; t >= 0; t--) {
      const place = b * T + t;
      for (let j = 0; j < H; j++) {
        if (RETURNS === 0) dh[j] += dy[place * H + j];
        else if (RETURNS === 2) dh[j] += dy[b * H + j] / T;
        else if (t === T - 1) dh[j] += dy[b * H + j];
      }
      const ends = t === 0 || (TRUNCATE > 0 && t % TRUNCATE === 0);
      cell(place, t, d, dh, ends);
      if (ends) {
        dh.fill(0);
        continue;
      }
      for (let n = 0; n < G * H; n++) {
        const from = 4 * START + n * width;
        for (let k = 0; k < H; k++) dh[k] += d[n] * weights[from + k];
      }
    }
  }
}
