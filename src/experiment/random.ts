// Counter-based randomness: a draw is a hash of (seed, stream, step, index), so it needs no state, can be made
// in any order, and is the same in TypeScript, WGSL (`shaders/shared/random.wgsl`) and the exported Python.
// The hash is PCG-RXS-M-XS-32 chained over the four words (Jarzynski & Olano, "Hash Functions for GPU
// Rendering", JCGT 9(3), 2020).

/** Which use a draw is for. Numbers are part of what a link means: never renumber. */
export const stream = {
  init: 1,
  shuffle: 2,
  batchSize: 3,
  dropout: 4,
  data: 5,
  noise: 6,
  split: 7,
  labelNoise: 8,
  keep: 9,
  balance: 10,
  folds: 11,
  prune: 12,
  write: 13,
  importance: 14,
} as const;

/** One PCG-RXS-M-XS-32 round: u32 → u32. */
export function pcg(v: number): number {
  const state = (Math.imul(v, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/** 32 random bits for (seed, stream, step, index). */
export function hash(seed: number, streamId: number, step: number, index: number): number {
  return pcg((pcg((pcg((pcg(seed >>> 0) + streamId) >>> 0) + step) >>> 0) + index) >>> 0);
}

/** Uniform in [0, 1) with 24 bits, exact in f32. */
export function uniform(seed: number, streamId: number, step: number, index: number): number {
  return (hash(seed, streamId, step, index) >>> 8) * 2 ** -24;
}

/** Standard normal (Box & Muller 1958) from the draws 2·index and 2·index + 1, in double precision. */
export function normal(seed: number, streamId: number, step: number, index: number): number {
  const u = 1 - uniform(seed, streamId, step, 2 * index); // (0, 1]: the logarithm stays finite
  const v = uniform(seed, streamId, step, 2 * index + 1);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

/**
 * A permutation of 0 … n−1 by Fisher and Yates: for i from 0, swap i with i + hash mod (n − i).
 * (The modulo's bias is below n/2³².)
 */
export function permutation(
  n: number,
  seed: number,
  streamId: number,
  step: number,
  out = new Uint32Array(n),
): Uint32Array {
  for (let i = 0; i < n; i++) out[i] = i;
  for (let i = 0; i < n - 1; i++) {
    const j = i + (hash(seed, streamId, step, i) % (n - i));
    const t = out[i];
    out[i] = out[j];
    out[j] = t;
  }
  return out;
}
