import { betas } from './pytorch.ts';
import type { OptimizerSpec } from './types.ts';

const source = `\
class Lion(torch.optim.Optimizer):
    """EvoLved Sign Momentum (Chen et al. 2023): every parameter moves by exactly lr."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99)):
        super().__init__(params, dict(lr=lr, betas=betas))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                p.sub_(group["lr"] * torch.sign(beta1 * m + (1 - beta1) * p.grad))
                m.mul_(beta2).add_((1 - beta2) * p.grad)
`;

export const lion: OptimizerSpec = {
  kernel: 'lion',
  rule: 'lion',
  moments: 1,
  correctsBias: false,
  formula: String.raw`\theta \leftarrow \theta - \eta\,\operatorname{sign}(\beta_1 m + (1-\beta_1) g),\quad
    m \leftarrow \beta_2 m + (1-\beta_2) g`,
  pytorch: (x) => ({ type: 'Lion', source, options: { betas: betas(x) }, decayByHand: true }),
};
