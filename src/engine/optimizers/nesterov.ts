import { momentumOf } from './pytorch.ts';
import type { OptimizerSpec } from './types.ts';

export const nesterov: OptimizerSpec = {
  kernel: 'nesterov',
  rule: 'nesterov',
  moments: 1,
  correctsBias: false,
  formula: String.raw`v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\,(g + \mu v)`,
  pytorch: (x) => ({
    type: 'torch.optim.SGD',
    options: { momentum: momentumOf(x), nesterov: 'True' },
    decayByHand: true,
  }),
};
