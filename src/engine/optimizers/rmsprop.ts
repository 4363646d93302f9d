import type { OptimizerSpec } from './types.ts';

export const rmsprop: OptimizerSpec = {
  kernel: 'rmsprop',
  rule: 'rmsprop',
  moments: 1,
  correctsBias: false,
  formula: String.raw`v \leftarrow \rho v + (1-\rho) g^2,\quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{v}+\varepsilon}`,
  pytorch: ({ optimizer: o }) => ({
    type: 'torch.optim.RMSprop',
    options: { alpha: `${o.rho}`, eps: `${o.eps}` },
    decayByHand: true,
  }),
};
