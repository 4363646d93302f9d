// W4: a character transformer: 2 layers, d 64, 4 heads, context 64, vocabulary 65, norms before, GELU, no dropout.
import type { Tensor, Workload } from '../types.ts';
import { parametersOf, sequences } from './shared/sequences.ts';

const seed = 4;
const n = 128;
const [vocabulary, context, width, heads, layers] = [65, 64, 64, 4, 2];

/** The tensors by the names our engine gives them: embedding, positions, blocks, the last norm, the output. */
function parameters(): Record<string, Tensor> {
  const { made, put, drawn, linear } = parametersOf(seed);
  const norm = (name: string): void => {
    put(`${name}.weight`, [width], () => 1);
    put(`${name}.bias`, [width], () => 0);
  };
  drawn('layers.0.weight', [vocabulary, width], 1);
  drawn('layers.1.weight', [context, width], 1);
  for (let layer = 2; layer < 2 + layers; layer++) {
    norm(`layers.${layer}.norm1`);
    linear(`layers.${layer}.attention.in_proj`, 3 * width, width);
    linear(`layers.${layer}.attention.out_proj`, width, width);
    norm(`layers.${layer}.norm2`);
    linear(`layers.${layer}.linear1`, 4 * width, width);
    linear(`layers.${layer}.linear2`, width, 4 * width);
  }
  norm(`layers.${2 + layers}`);
  linear(`layers.${3 + layers}`, vocabulary, width);
  return made;
}

export const workloads: Workload[] = [
  {
    name: 'w4',
    title: 'W4: transformer, 2 layers, d 64, 4 heads, context 64, batch 8',
    model: { type: 'transformer', vocabulary, context, width, heads, layers, parameters: parameters() },
    batch: 8,
    lr: { adam: 0.001, sgd: 0.01 },
    n,
    ...sequences({ seed, n, context, vocabulary }),
  },
];
