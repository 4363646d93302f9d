// One sample's loss with its numbers in the formula.
import { meanLoss, outputValues } from '../../../engine/evaluate.ts';
import type { Dataset } from '../../../data/index.ts';
import type { LossName } from '../../../experiment/index.ts';
import { bracket, number } from '../code/tex.ts';

export interface SampleLoss {
  /** The model's outputs after the output activation. */
  outputs: Float32Array;
  loss: number;
  /** `L = … = 0.31` */
  tex: string;
}

/** Each sample's own loss, in the order of the batch; z: raw outputs, B × K. */
export function batchLosses(loss: LossName, dataset: Dataset, z: Float32Array, samples: Uint32Array): number[] {
  const K = z.length / samples.length;
  return Array.from(samples, (row, i) =>
    meanLoss(loss, dataset, z.slice(i * K, (i + 1) * K), dataset.train.y.slice(row, row + 1), 1),
  );
}

/** z: the sample's raw outputs. */
export function sampleLoss(loss: LossName, dataset: Dataset, z: Float32Array, y: number): SampleLoss {
  const K = z.length;
  const outputs = outputValues(loss, dataset, z, K);
  const value = meanLoss(loss, dataset, z, Float32Array.of(y), 1);
  return { outputs, loss: value, tex: `L = ${formula(loss, dataset, outputs, y)} = ${number(value)}` };
}

function formula(loss: LossName, { task }: Dataset, outputs: Float32Array, y: number): string {
  const K = outputs.length;
  if (loss === 'cross-entropy') {
    const p = K === 1 ? (y === 1 ? outputs[0] : 1 - outputs[0]) : outputs[y];
    return `{-\\log p_{${y}}} = {-\\log(${number(p)})}`;
  }
  // In classification the target is +1 for the class and −1 for the others.
  const target = (k: number) => (task === 'regression' ? y : (K === 1 ? y === 1 : y === k) ? 1 : -1);
  const terms = Array.from(outputs, (o, k) => term(loss, o, target(k)));
  if (K === 1) return terms[0];
  const shown = terms.slice(0, 2).join(' + ');
  return `\\tfrac1{${K}}\\bigl(${shown}${K > 2 ? ' + \\dots' : ''}\\bigr)`;
}

function term(loss: LossName, o: number, t: number): string {
  const difference = `${number(o)} - ${bracket(t)}`;
  switch (loss) {
    case 'mae':
      return `|${difference}|`;
    case 'huber':
      return Math.abs(o - t) <= 1 ? `\\tfrac12(${difference})^2` : `|${difference}| - \\tfrac12`;
    case 'hinge':
      return `\\max(0,\\ 1 - ${bracket(t)}\\cdot ${bracket(o)})`;
    default:
      return `(${difference})^2`;
  }
}
