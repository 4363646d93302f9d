import { adamOptions, switchesBiasCorrection, switchedAdam } from './pytorch.ts';
import type { OptimizerSpec } from './types.ts';

export const adam: OptimizerSpec = {
  kernel: 'adam',
  rule: 'adam',
  moments: 2,
  correctsBias: true,
  formula: String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g,\quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,\quad
    \theta \leftarrow \theta - \eta\,\frac{m/(1-\beta_1^t)}{\sqrt{v/(1-\beta_2^t)}+\varepsilon}`,
  pytorch: (x) =>
    switchesBiasCorrection(x)
      ? switchedAdam(x)
      : { type: 'torch.optim.Adam', options: adamOptions(x), decayByHand: true },
};
