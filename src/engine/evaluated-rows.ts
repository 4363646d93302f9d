// How many rows of each part of the data the page's losses and metrics are of: all of them, or, where going through all
// would hold up the training they tell of, the first ones. Rows are in a random order, so that these are a fair sample. It
// is counted, not measured: a run shows the same numbers every time.
import type { Dataset } from '../data/types.ts';
import type { Plan } from './plan.ts';
import { summarize } from './summary.ts';

export interface EvaluatedRows {
  train: number;
  test: number;
}

/** Multiply-adds that may be spent on one part: what a software adapter or the twins do in a few tenths of a second. */
const affordable = { software: 64e6, hardware: 8e9 };
/** Numbers that may be read back of one part. */
const mostOutputs = 2 ** 21;
/** Rows, or in sequences targets, without which shares of them say little. */
const [fewestRows, fewestTargets] = [200, 2048];

export const allRows = ({ train, test }: Dataset): EvaluatedRows => ({ train: train.n, test: test.n });

export function evaluatedRows(plan: Plan, dataset: Dataset, software: boolean): EvaluatedRows {
  const { layers } = summarize(plan.experiment, dataset);
  const work = layers.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
  const outputs = plan.layers.at(-1)!.output.size;
  const byWork = affordable[software ? 'software' : 'hardware'] / Math.max(1, work);
  const { targets } = dataset;
  const fewest = targets > 1 ? Math.ceil(fewestTargets / targets) : fewestRows;
  const most = Math.floor(Math.max(fewest, Math.min(byWork, mostOutputs / outputs)));
  return { train: Math.min(dataset.train.n, most), test: Math.min(dataset.test.n, most) };
}
