import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { countedOf, rowsOf } from './shared/rows.ts';

/**
 * Twin of shaders/cross_entropy.wgsl, on logits. z (B, K), y (B, 1), dz (B, K) =, row_loss (B) =; class_weights
 * (classes): what a row counts, where WEIGHTED
 */
export function cross_entropy(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [z, y, dz, rowLoss, classWeights] = buffers;
  const { K, WEIGHTED } = constants;
  const s = step.labelSmoothing;
  const count = countedOf(constants, step);
  for (let row = 0; row < rowsOf(constants, step); row++) {
    const ignored = y[row] < 0;
    const own = ignored ? 0 : y[row];
    const weight = ignored ? 0 : WEIGHTED ? classWeights[own] : 1;
    if (K === 1) {
      const logit = z[row];
      const t = own * (1 - s) + 0.5 * s;
      rowLoss[row] = weight * (Math.max(logit, 0) - logit * t + Math.log1p(Math.exp(-Math.abs(logit))));
      dz[row] = (weight * (1 / (1 + Math.exp(-logit)) - t)) / count;
      continue;
    }
    const base = row * K;
    let largest = 0;
    for (let k = 1; k < K; k++) if (z[base + k] > z[base + largest]) largest = k;
    const top = z[base + largest];
    let rest = 0;
    for (let k = 0; k < K; k++) if (k !== largest) rest += Math.exp(z[base + k] - top);
    const sum = 1 + rest;
    let mean = 0; // of all zₖ − top
    for (let k = 0; k < K; k++) {
      const t = (own === k ? 1 - s : 0) + s / K;
      dz[base + k] = (weight * (Math.exp(z[base + k] - top) / sum - t)) / count;
      mean += (z[base + k] - top) / K;
    }
    const logit = z[base + own] - top;
    rowLoss[row] = weight * (Math.log1p(rest) - logit + s * (logit - mean));
  }
}
