import type { OptimizerSpec } from './types.ts';

export const adadelta: OptimizerSpec = {
  kernel: 'adadelta',
  rule: 'adadelta',
  moments: 2,
  correctsBias: false,
  formula: String.raw`v \leftarrow \rho v + (1-\rho) g^2,\quad \Delta = \sqrt{\frac{u+\varepsilon}{v+\varepsilon}}\;g,\quad
    u \leftarrow \rho u + (1-\rho) \Delta^2,\quad \theta \leftarrow \theta - \eta\,\Delta`,
  pytorch: ({ optimizer: o }) => ({
    type: 'torch.optim.Adadelta',
    options: { rho: `${o.rho}`, eps: `${o.eps}` },
    decayByHand: true,
  }),
};
