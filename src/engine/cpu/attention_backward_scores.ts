import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { eachHead, seen } from './shared/attention.ts';

/**
 * Twin of shaders/attention_backward_scores.wgsl: ds = p ⊙ (do vᵀ − δ)/√d with δ = do·o of each row.
 * qkv (B·T, 3D), p and ds (B, HEADS, T, PADDED), o and do (B·T, D): ds =
 */
export function attention_backward_scores(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [qkv, p, o, dO, ds] = buffers;
  const { T, D } = constants;
  eachHead(constants, step, ({ v, width, o: out, p: first, padded, size }) => {
    for (let t = 0; t < T; t++) {
      const row = first + t * padded;
      const at = out + t * D;
      let delta = 0;
      for (let i = 0; i < size; i++) delta += dO[at + i] * o[at + i];
      const end = seen(t, constants);
      for (let s = 0; s < end; s++) {
        let dp = 0;
        for (let i = 0; i < size; i++) dp += dO[at + i] * qkv[v + s * width + i];
        ds[row + s] = (p[row + s] * (dp - delta)) / Math.sqrt(size);
      }
      const tile = constants.CAUSAL ? 4 * Math.floor(t / 4) + 4 : padded;
      ds.fill(0, row + end, row + tile);
    }
  });
}
