// W5: a character GRU, hidden 128, 32 time steps, vocabulary 65.
import type { Tensor, Workload } from '../types.ts';
import { parametersOf, sequences } from './shared/sequences.ts';

const seed = 5;
const n = 256;
const [vocabulary, context, width, hidden] = [65, 32, 64, 128];

/** The tensors by the names our engine gives them: embedding, GRU, output. */
function parameters(): Record<string, Tensor> {
  const { made, drawn, linear } = parametersOf(seed);
  drawn('layers.0.weight', [vocabulary, width], 1);
  for (const [part, inputs] of [
    ['ih', width],
    ['hh', hidden],
  ] as const) {
    drawn(`layers.1.weight_${part}_l0`, [3 * hidden, inputs], 1 / Math.sqrt(hidden));
    drawn(`layers.1.bias_${part}_l0`, [3 * hidden], 0.1);
  }
  linear('layers.2', vocabulary, hidden);
  return made;
}

export const workloads: Workload[] = [
  {
    name: 'w5',
    title: 'W5: GRU, hidden 128, 32 time steps, batch 16',
    model: { type: 'gru', vocabulary, context, width, hidden, parameters: parameters() },
    batch: 16,
    lr: { adam: 0.001, sgd: 0.01 },
    n,
    ...sequences({ seed, n, context, vocabulary }),
  },
];
