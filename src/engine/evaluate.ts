// Outputs read back from the device → loss, metrics and what the page draws, in double precision on the host.
import type { Dataset, Split } from '../data/types.ts';
import type { LossName } from '../experiment/index.ts';
import { twins } from './cpu/index.ts';
import { lossConstants, lossSpecs } from './losses/index.ts';
import { classificationMetrics, type Metrics, predictedClasses, regressionMetrics } from './metrics/index.ts';
import { emptyStep } from './step.ts';
import { isIgnored } from './targets.ts';

/**
 * Mean loss (data term) of raw outputs z (n, K) over the targets there are, by the loss kernel's own twin: neither
 * smoothed nor weighted. NaN for no targets.
 */
export function meanLoss(loss: LossName, dataset: Dataset, z: Float32Array, y: Float32Array, n: number): number {
  const size = z.length / n;
  const rowLoss = new Float64Array(n * dataset.targets);
  const step = emptyStep();
  step.size = n;
  const constants = { ...lossConstants(loss, dataset, size), WEIGHTED: 0 };
  twins[lossSpecs[loss].kernel]([z, y, new Float64Array(z.length), rowLoss], constants, step);
  const count = y.reduce((sum, target) => (isIgnored(dataset, target) ? sum : sum + 1), 0);
  return rowLoss.reduce((a, b) => a + b, 0) / count;
}

export function metricsOf(loss: LossName, dataset: Dataset, z: Float32Array, split: Split): Metrics {
  const value = meanLoss(loss, dataset, z, split.y, split.n);
  if (dataset.task === 'regression') return { loss: value, ...regressionMetrics(z, split.y) };
  const predicted = predictedClasses(z, split.y.length, z.length / split.y.length);
  const counts = (_: number, i: number): boolean => !isIgnored(dataset, split.y[i]);
  return {
    loss: value,
    ...classificationMetrics(predicted.filter(counts), split.y.filter(counts), dataset.classes),
  };
}

/** Raw outputs z (n, K) after the output activation: probabilities, tanh, or as they are. */
export function outputValues(loss: LossName, dataset: Dataset, z: Float32Array, K: number): Float32Array {
  const kind = dataset.task === 'regression' ? 'linear' : lossSpecs[loss].classificationOutput;
  if (kind === 'tanh') return z.map(Math.tanh);
  if (kind === 'linear') return z;
  if (K === 1) return z.map((v) => 1 / (1 + Math.exp(-v)));
  const out = new Float32Array(z.length);
  for (let row = 0; row < z.length; row += K) {
    let top = -Infinity;
    let sum = 0;
    for (let k = 0; k < K; k++) top = Math.max(top, z[row + k]);
    for (let k = 0; k < K; k++) sum += out[row + k] = Math.exp(z[row + k] - top);
    for (let k = 0; k < K; k++) out[row + k] /= sum;
  }
  return out;
}
