// What an answer costs: multiply-adds of one row, all of them and those whose weight is not 0.
import type { Parameter } from '../../engine/kernel.ts';
import type { Plan } from '../../engine/plan.ts';
import { prunable } from '../../engine/compress/prune.ts';

export interface Cost {
  all: number;
  /** Without the weights that are 0: what hardware that skips zeros would do. */
  nonZero: number;
}

/** How often a row uses each weight of a tensor: once per place of an image or a sequence. */
function usesOf({ layer, shape }: Parameter, { layers }: Plan): number {
  const out = layers[layer].shape;
  // A filter (O, I, K, K) is used at every place of its output; a matrix (OUT, IN) at every row it is given.
  if (shape.length === 4) return out.length === 3 ? out[1] * out[2] : 1;
  return layers[layer].output.size / shape[0];
}

export function multiplyAdds(plan: Plan, theta: Float32Array): Cost {
  let [all, nonZero] = [0, 0];
  for (const tensor of prunable(plan.parameters)) {
    const uses = usesOf(tensor, plan);
    all += uses * tensor.length;
    for (let i = tensor.offset; i < tensor.offset + tensor.length; i++) if (theta[i] !== 0) nonZero += uses;
  }
  return { all, nonZero };
}
