import type { Constants } from '../../kernel.ts';
import type { Step } from '../../step.ts';

/** One head of one sample: where its numbers start, and how long its rows are (shaders/shared/attention.wgsl). */
export interface Head {
  /** Of its queries, keys and values in a buffer of rows as long as `width`. */
  q: number;
  k: number;
  v: number;
  width: number;
  /** In buffers of rows D long. */
  o: number;
  /** Of its weights, in rows PADDED long. */
  p: number;
  padded: number;
  /** d: numbers of a head's row. */
  size: number;
}

export const paddedPlaces = (T: number): number => 4 * Math.ceil(T / 4);

/** The keys that a query sees, by number. */
export const seen = (t: number, { T, CAUSAL }: Constants): number => (CAUSAL ? t + 1 : T);

/** Calls `work` for every head of every sample. */
export function eachHead({ T, D, HEADS }: Constants, step: Step, work: (head: Head) => void): void {
  const size = D / HEADS;
  const padded = paddedPlaces(T);
  for (let b = 0; b < step.size; b++) {
    for (let h = 0; h < HEADS; h++) {
      const q = b * T * 3 * D + h * size;
      const p = (b * HEADS + h) * T * padded;
      work({ q, k: q + D, v: q + 2 * D, width: 3 * D, o: b * T * D + h * size, p, padded, size });
    }
  }
}
