import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { rowsOf } from './shared/rows.ts';

/**
 * Twin of shaders/layer_norm_backward.wgsl, with g = γ·dz: dγ = Σ dz·x̂, dβ = Σ dz over the rows,
 * dx = (g − mean of g − x̂·mean of g·x̂)/√(var + ε) ⊙ act′ of the layer below.
 * dz, x, saved, dx = (R, D); stats (R, 2) from forward; dγ, dβ (D) into ∇ =
 */
export function layer_norm_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [dz, x, theta, stats, saved, grad, dx] = buffers;
  const { D, GAMMA, BETA, INPUT_ACTIVATION, INPUT_GRADIENT } = constants;
  const rows = rowsOf(constants, step);
  const normal = (n: number, row: number): number => (x[n] - stats[2 * row]) * stats[2 * row + 1];
  for (let i = 0; i < D; i++) {
    let dGamma = 0;
    let dBeta = 0;
    for (let row = 0; row < rows; row++) {
      dGamma += dz[row * D + i] * normal(row * D + i, row);
      dBeta += dz[row * D + i];
    }
    grad[GAMMA + i] = dGamma;
    grad[BETA + i] = dBeta;
  }
  if (!INPUT_GRADIENT) return;
  for (let row = 0; row < rows; row++) {
    const first = row * D;
    let products = 0;
    let sum = 0;
    for (let i = 0; i < D; i++) {
      const g = dz[first + i] * theta[GAMMA + i];
      products += g * normal(first + i, row);
      sum += g;
    }
    for (let n = first; n < first + D; n++) {
      const d = dz[n] * theta[GAMMA + n - first] - sum / D - (normal(n, row) * products) / D;
      dx[n] = d * stats[2 * row + 1] * activationDerivative(INPUT_ACTIVATION, saved[n]);
    }
  }
}
