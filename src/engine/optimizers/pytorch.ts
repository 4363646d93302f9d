// What several optimizers' PyTorch versions share.
import type { Experiment } from '../../experiment/index.ts';
import type { PyTorchOptimizer } from './types.ts';

/** torch.optim.SGD keeps no velocity while momentum is exactly 0; ours always does (with μ = 0 it is the last g). */
export const momentumOf = (x: Experiment): string => `${x.optimizer.momentum || 1e-30}`;

/** 0 as 0.0: newer versions of PyTorch take no whole numbers for betas. */
const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : `${value}`);

export const betas = ({ optimizer: o }: Experiment): string => `(${float(o.beta1)}, ${float(o.beta2)})`;

export const adamOptions = (x: Experiment): Record<string, string> => ({ betas: betas(x), eps: `${x.optimizer.eps}` });

/** Whether bias correction is off at any time of the run, which torch.optim.Adam cannot do. */
export const switchesBiasCorrection = (x: Experiment): boolean =>
  !x.optimizer.biasCorrection || x.tweaks.some((tweak) => tweak.path === 'optimizer.biasCorrection');

const source = `\
class SwitchedAdam(torch.optim.Optimizer):
    """Adam (Kingma & Ba 2015) whose bias correction can be switched off."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, correct_bias=True):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, correct_bias=correct_bias))
        self.t = 0

    @torch.no_grad()
    def step(self):
        self.t += 1
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            correction1 = 1 - beta1**self.t if group["correct_bias"] else 1
            correction2 = 1 - beta2**self.t if group["correct_bias"] else 1
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                v = self.state[p].setdefault("v", torch.zeros_like(p))
                m.mul_(beta1).add_((1 - beta1) * p.grad)
                v.mul_(beta2).add_((1 - beta2) * p.grad**2)
                p.sub_(group["lr"] * (m / correction1) / ((v / correction2).sqrt() + group["eps"]))
`;

export const switchedAdam = (x: Experiment): PyTorchOptimizer => ({
  type: 'SwitchedAdam',
  source,
  options: { ...adamOptions(x), correct_bias: x.optimizer.biasCorrection ? 'True' : 'False' },
  decayByHand: true,
});

/** `torch.optim.Adam(params, lr=0.01, betas=(0.9, 0.999), eps=1e-8)` */
export const constructorCall = ({ type, options }: PyTorchOptimizer, lr: string): string =>
  `${type}(${['params', `lr=${lr}`, ...Object.entries(options).map(([name, value]) => `${name}=${value}`)].join(', ')})`;
