import type { OptimizerSpec } from './types.ts';

export const sgd: OptimizerSpec = {
  kernel: 'sgd',
  rule: 'sgd',
  moments: 0,
  correctsBias: false,
  formula: String.raw`\theta \leftarrow \theta - \eta\, g`,
  pytorch: () => ({ type: 'torch.optim.SGD', options: {}, decayByHand: true }),
};
