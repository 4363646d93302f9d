import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { forEachOfChannel } from './shared/channel.ts';

const epsilon = 1e-5;
const momentum = 0.1;

/**
 * Twin of shaders/batch_norm_forward.wgsl: a = act(γ·(x − mean)/√(var + ε) + β). While training, mean and variance are
 * the batch's and the running ones follow them; else they are the running ones.
 * x, a =, z = where SAVE_INPUT (B, C, S); γ, β (C) in θ; running mean and variance (C) in state; stats (C, 2) =
 */
export function batch_norm_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [x, theta, state, stats, a, z] = buffers;
  const { C, S, GAMMA, BETA, MEAN, VARIANCE, ACTIVATION, SAVE_INPUT } = constants;
  const B = step.size;
  const count = B * S;
  for (let channel = 0; channel < C; channel++) {
    let mean = state[MEAN + channel];
    let variance = state[VARIANCE + channel];
    if (step.training) {
      let sum = 0;
      forEachOfChannel(B, C, S, channel, (n) => (sum += x[n]));
      mean = sum / count;
      let squares = 0;
      forEachOfChannel(B, C, S, channel, (n) => (squares += (x[n] - mean) ** 2));
      variance = squares / count;
      const unbiased = (variance * count) / Math.max(count - 1, 1);
      state[MEAN + channel] += momentum * (mean - state[MEAN + channel]);
      state[VARIANCE + channel] += momentum * (unbiased - state[VARIANCE + channel]);
    }
    stats[2 * channel] = mean;
    stats[2 * channel + 1] = 1 / Math.sqrt(variance + epsilon);
    const scale = theta[GAMMA + channel] / Math.sqrt(variance + epsilon);
    forEachOfChannel(B, C, S, channel, (n) => {
      const sum = (x[n] - mean) * scale + theta[BETA + channel];
      a[n] = activate(ACTIVATION, sum);
      if (SAVE_INPUT) z[n] = sum;
    });
  }
}
