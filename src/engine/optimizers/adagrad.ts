import type { OptimizerSpec } from './types.ts';

export const adagrad: OptimizerSpec = {
  kernel: 'adagrad',
  rule: 'adagrad',
  moments: 1,
  correctsBias: false,
  formula: String.raw`v \leftarrow v + g^2,\quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{v}+\varepsilon}`,
  pytorch: ({ optimizer: o }) => ({ type: 'torch.optim.Adagrad', options: { eps: `${o.eps}` }, decayByHand: true }),
};
