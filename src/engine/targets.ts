// Rows and places without a target (src/data/types.ts, `ignored`): they have no loss, no gradient, and do not count.
import type { Dataset } from '../data/types.ts';

/** In regression every value is one. */
export const isIgnored = ({ task }: Dataset, target: number): boolean => task === 'classification' && target < 0;

export const hasIgnored = (dataset: Dataset): boolean =>
  [dataset.train, dataset.test].some(({ y }) => y.some((target) => isIgnored(dataset, target)));

/** How many targets each training sample has; undefined where all have all. */
export function countedTargets(dataset: Dataset): Uint32Array | undefined {
  const { targets, train } = dataset;
  if (!hasIgnored(dataset)) return undefined;
  const counts = new Uint32Array(train.n);
  for (const [i, target] of train.y.entries()) if (!isIgnored(dataset, target)) counts[Math.floor(i / targets)]++;
  return counts;
}
