import { stream, uniform } from '../../experiment/index.ts';
import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/**
 * Twin of shaders/next_token.wgsl: draws what comes next from the answer at place `step.offset` of each row, from the
 * `top_k` likeliest tokens (0: all), each with the chance softmax(z / temperature); at temperature 0 the likeliest.
 * z (B, T, K) logits, of two tokens K = 1. how: temperature, top_k, places given. x (B, T) and said (B, T): tokens.
 */
export function next_token(
  buffers: [Floats, Floats, Floats, Floats],
  { T, K }: Constants,
  { size: B, offset, seed, index }: Step,
): void {
  const [z, how, x, said] = buffers;
  const [temperature, topK, given] = how;
  const logits = new Float64Array(Math.max(K, 2));
  for (let row = 0; row < B; row++) {
    const place = row * T + offset;
    if (K === 1) logits[1] = z[place];
    else logits.set(z.subarray(place * K, (place + 1) * K));
    let drawn = 0;
    for (let token = 1; token < logits.length; token++) if (logits[token] > logits[drawn]) drawn = token;
    if (temperature > 0) {
      const top = logits[drawn];
      const bar = topK > 0 && topK < logits.length ? logits.toSorted()[logits.length - topK] : -Infinity;
      const chances = logits.map((logit) => (logit >= bar ? Math.exp((logit - top) / temperature) : 0));
      let left = uniform(seed, stream.write, index, row) * chances.reduce((a, b) => a + b, 0);
      const found = chances.findIndex((chance) => (left -= chance) < 0);
      if (found >= 0) drawn = found;
    }
    said[place] = drawn;
    if (offset + 1 < T && offset + 1 >= given) x[place + 1] = drawn;
  }
}
