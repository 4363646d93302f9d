// Everything that is to be said of one variant, beside the model as it is.
import type { Dataset } from '../../data/types.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import { type Metrics, predictedClasses } from '../../engine/metrics/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { compressedSize, type CompressedTensor } from '../../export/compressed.ts';
import { type Cost, multiplyAdds } from './cost.ts';
import { type Evaluator, testRows } from './evaluator.ts';
import { rangesFor } from './ranges.ts';
import {
  type Amount,
  type Base,
  compressTensors,
  countParameters,
  huffmanBytes,
  type Technique,
  variantMask,
  writeTheta,
} from './variant.ts';

/** What a reader should know before trusting the numbers. */
export type Note = 'all-pruned' | 'one-class' | 'constant-layer';

export interface Report {
  step: number;
  amount: Amount;
  tensors: readonly CompressedTensor[];
  metrics: Metrics;
  /** The same of the model as it is. */
  base: { metrics: Metrics; bytes: number; parameters: number; nonZero: number };
  bytes: number;
  /** Of the weights' codes alone, Huffman-coded. */
  huffman: number | undefined;
  parameters: { all: number; nonZero: number };
  cost: Cost;
  /** In whole numbers instead of rounded f32: the largest difference of an output, and answers that are others. */
  integer: { difference: number; others: number } | undefined;
  /** Largest change of any raw output. */
  largestChange: number;
  /** Test rows whose predicted class is another one now: number, before, after. */
  flipped: readonly { row: number; before: number; after: number }[];
  /** Test rows looked at. */
  rows: number;
  /** Raw outputs over the plane, of the model as it is and of the variant; undefined for data that have no plane. */
  planes: readonly [Float32Array, Float32Array] | undefined;
  notes: readonly Note[];
}

export interface ReportRequest {
  evaluator: Evaluator;
  x: Experiment;
  dataset: Dataset;
  base: Base;
  technique: Technique;
  amount: Amount;
  step: number;
  /** The experiment's link, which the file carries. */
  link: string;
}

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, z, i) => Math.max(most, Math.abs(z - b[i])), 0);

/** Leaves the model as it is in slot 0 of the evaluator, the variant in slot 1. */
export async function reportOf(request: ReportRequest): Promise<Report> {
  const { evaluator, x, dataset, base, technique, amount, step, link } = request;
  const mask = variantMask(base, technique, amount.sparsity);
  const tensors = compressTensors(base, mask, technique, amount.bits);
  const plain = compressTensors(base, variantMask(base, technique, 0), technique, 32);
  const theta = new Float32Array(base.theta.length);
  writeTheta(tensors, base, theta);
  evaluator.write(base.theta, 0);
  evaluator.write(theta, 1);
  const ranges = await rangesFor(evaluator, technique, amount.bits);
  // Asked for at once: on a device that is busy with the training each answer takes a while.
  const [[before], [after], probes] = await Promise.all([
    evaluator.outputs(0, 1),
    evaluator.outputs(1, 1, { ranges }),
    evaluator.probes(0, 2),
  ]);
  const integer = ranges && evaluator.usePacked(tensors) ? await evaluator.integerOutputs(1, ranges) : undefined;
  const test = testRows(dataset, evaluator.n);
  const metrics = metricsOf(x.loss, dataset, after, test);
  const whole = countParameters(plain);
  return {
    step,
    amount,
    tensors,
    metrics,
    base: {
      metrics: metricsOf(x.loss, dataset, before, test),
      bytes: compressedSize(plain, link),
      parameters: whole.all,
      nonZero: whole.nonZero,
    },
    bytes: compressedSize(tensors, link),
    huffman: huffmanBytes(tensors),
    parameters: countParameters(tensors),
    cost: multiplyAdds(evaluator.plan, theta),
    integer: integer && {
      difference: largestDifference(after, integer),
      others: flips(dataset, after, integer, evaluator).length,
    },
    largestChange: largestDifference(before, after),
    flipped: flips(dataset, before, after, evaluator),
    rows: evaluator.n,
    planes: probes && [probes[0], probes[1]],
    notes: notesOf(dataset, tensors, metrics),
  };
}

function flips({ task, targets }: Dataset, before: Float32Array, after: Float32Array, { n, width }: Evaluator) {
  if (task === 'regression' || targets !== 1) return [];
  const [a, b] = [predictedClasses(before, n, width), predictedClasses(after, n, width)];
  return Array.from(a, (was, row) => ({ row, before: was, after: b[row] })).filter((f) => f.before !== f.after);
}

function notesOf({ task }: Dataset, tensors: readonly CompressedTensor[], metrics: Metrics): Note[] {
  const notes: Note[] = [];
  const weights = tensors.filter(({ shape }) => shape.length > 1);
  const empty = weights.filter(({ values }) => values.every((v) => v === 0));
  if (weights.length > 0 && empty.length === weights.length) notes.push('all-pruned');
  else if (empty.length > 0) notes.push('constant-layer');
  if (task === 'classification' && 'confusion' in metrics) {
    const answers = metrics.confusion[0].map((_, k) => metrics.confusion.reduce((sum, row) => sum + row[k], 0));
    if (answers.filter((count) => count > 0).length === 1) notes.push('one-class');
  }
  return notes;
}
