import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { forEachOfChannel } from './shared/channel.ts';

/**
 * Twin of shaders/batch_norm_backward.wgsl: dγ = Σ dz·x̂, dβ = Σ dz, dx = γ/√(var + ε)·(dz − dβ/n − x̂·dγ/n) ⊙ act′ of
 * the layer below; while evaluating mean and variance are given, and dx = γ/√(var + ε)·dz ⊙ act′. dz, x, saved, dx = (B, C, S); stats (C, 2) from forward; dγ, dβ (C) into ∇ =
 */
export function batch_norm_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [dz, x, theta, stats, saved, grad, dx] = buffers;
  const { C, S, GAMMA, BETA, INPUT_ACTIVATION, INPUT_GRADIENT } = constants;
  const B = step.size;
  for (let channel = 0; channel < C; channel++) {
    const mean = stats[2 * channel];
    const inverse = stats[2 * channel + 1];
    let dGamma = 0;
    let dBeta = 0;
    forEachOfChannel(B, C, S, channel, (n) => {
      dGamma += dz[n] * (x[n] - mean) * inverse;
      dBeta += dz[n];
    });
    grad[GAMMA + channel] = dGamma;
    grad[BETA + channel] = dBeta;
    if (!INPUT_GRADIENT) continue;
    const share = step.training / (B * S);
    const scale = theta[GAMMA + channel] * inverse;
    forEachOfChannel(B, C, S, channel, (n) => {
      const d = dz[n] - share * dBeta - share * dGamma * (x[n] - mean) * inverse;
      dx[n] = d * scale * activationDerivative(INPUT_ACTIVATION, saved[n]);
    });
  }
}
