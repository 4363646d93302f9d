import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { rowsOf } from './shared/rows.ts';

const epsilon = 1e-5;

/**
 * Twin of shaders/layer_norm_forward.wgsl: a = γ·(x − mean)/√(var + ε) + β over the last dimension.
 * x, a = (R, D); γ, β (D) in θ; stats (R, 2) = mean and 1/√(var + ε)
 */
export function layer_norm_forward(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, theta, stats, a] = buffers;
  const { D, GAMMA, BETA } = constants;
  for (let row = 0; row < rowsOf(constants, step); row++) {
    const first = row * D;
    let sum = 0;
    for (let i = 0; i < D; i++) sum += x[first + i];
    const mean = sum / D;
    let squares = 0;
    for (let i = 0; i < D; i++) squares += (x[first + i] - mean) ** 2;
    const inverse = 1 / Math.sqrt(squares / D + epsilon);
    for (let i = 0; i < D; i++) a[first + i] = (x[first + i] - mean) * inverse * theta[GAMMA + i] + theta[BETA + i];
    stats[2 * row] = mean;
    stats[2 * row + 1] = inverse;
  }
}
