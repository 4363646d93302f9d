import { adamOptions, switchedAdam, switchesBiasCorrection } from './pytorch.ts';
import type { OptimizerSpec } from './types.ts';

export const adamw: OptimizerSpec = {
  kernel: 'adamw',
  rule: 'adam',
  moments: 2,
  correctsBias: true,
  formula: String.raw`\theta \leftarrow (1-\eta\lambda)\,\theta,\quad
    m \leftarrow \beta_1 m + (1-\beta_1) g,\quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,\quad
    \theta \leftarrow \theta - \eta\,\frac{m/(1-\beta_1^t)}{\sqrt{v/(1-\beta_2^t)}+\varepsilon}`,
  pytorch: (x) =>
    switchesBiasCorrection(x)
      ? switchedAdam(x)
      : {
          type: 'torch.optim.AdamW',
          options: { ...adamOptions(x), weight_decay: `${x.optimizer.weightDecay}` },
          decayByHand: false,
        },
};
