import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { eachHead, seen } from './shared/attention.ts';

/**
 * Twin of shaders/attention_scores.wgsl: p = softmax(q kᵀ/√d) row by row, without the places behind the query where
 * CAUSAL. qkv (B·T, 3D), p (B, HEADS, T, PADDED) =; what no query sees is left at 0.
 */
export function attention_scores(buffers: [Floats, Floats], constants: Constants, step: Step): void {
  const [qkv, p] = buffers;
  const { T } = constants;
  eachHead(constants, step, ({ q, k, width, p: first, padded, size }) => {
    for (let t = 0; t < T; t++) {
      const row = first + t * padded;
      const end = seen(t, constants);
      let largest = -Infinity;
      for (let s = 0; s < end; s++) {
        let score = 0;
        for (let i = 0; i < size; i++) score += qkv[q + t * width + i] * qkv[k + s * width + i];
        p[row + s] = score / Math.sqrt(size);
        largest = Math.max(largest, p[row + s]);
      }
      let sum = 0;
      for (let s = 0; s < end; s++) {
        p[row + s] = Math.exp(p[row + s] - largest);
        sum += p[row + s];
      }
      for (let s = 0; s < end; s++) p[row + s] /= sum;
      // Up to the end of the four that are worked on together.
      const tile = constants.CAUSAL ? 4 * Math.floor(t / 4) + 4 : padded;
      p.fill(0, row + end, row + tile);
    }
  });
}
