// Cases for the draw of the next token: all tokens and few, cold and hot, two tokens with one logit.
import type { Cases } from './compare.ts';
import { junk, mixed, random, whole } from './fill.ts';

/** B × T, K logits, temperature, top_k, places given, place asked. */
const shapes = (size: number) => [
  [size, 3, 7, 1, 0, 1, 1],
  [3, size, 5, 0, 0, 1, size - 1],
  [2, size, 5, 1.5, 3, size, 0],
  [5, 4, size, 0.7, 5, 2, 2],
  [size, 2, 1, 1, 0, 1, 0],
];

export const nextToken: Cases = (size) =>
  shapes(size).map(([B, T, K, temperature, topK, given, offset]) => ({
    title: `${B} × ${T} × ${K} at place ${offset}, temperature ${temperature}, top ${topK}`,
    constants: { T, K },
    step: { size: B, offset, seed: 5, index: 9 },
    buffers: [
      B === 5 ? mixed(B * T * K) : random(B * T * K, 2),
      Float32Array.of(temperature, topK, given),
      whole(B * T, Math.max(2, K)),
      junk(B * T),
    ],
    threads: B,
    rel: 0,
    abs: 0,
  }));
