import { momentumOf } from './pytorch.ts';
import type { OptimizerSpec } from './types.ts';

export const momentum: OptimizerSpec = {
  kernel: 'momentum',
  rule: 'momentum',
  moments: 1,
  correctsBias: false,
  formula: String.raw`v \leftarrow \mu v + g,\quad \theta \leftarrow \theta - \eta\, v`,
  pytorch: (x) => ({ type: 'torch.optim.SGD', options: { momentum: momentumOf(x) }, decayByHand: true }),
};
