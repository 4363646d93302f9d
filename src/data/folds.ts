// k-fold cross-validation: every row is tested on once, by a model that has not trained on it.
import { hash, stream } from '../experiment/index.ts';
import { DataError } from './errors.ts';
import type { Dataset } from './types.ts';

/**
 * The data set k times, each with another k-th held out. Where rows have classes, every fold has about equally many of
 * each. Scaling, filled gaps and balance are those of each fold's own training part.
 */
export function foldsOf({ refold }: Dataset, k: number, seed: number): Dataset[] {
  if (!refold) throw new Error('This data set was made by hand: it cannot be folded.');
  const { rows, label, split } = refold;
  if (!Number.isInteger(k) || k < 2 || rows.length < k)
    throw new DataError('too-few-rows', { rows: rows.length, needed: Math.max(k, 2) });
  const order = [...rows].sort((a, b) => draw(seed, a) - draw(seed, b) || a - b);
  // Dealt out class by class, going on where the class before ended.
  if (label) order.sort((a, b) => label(a) - label(b));
  const foldOf = new Map(order.map((row, i) => [row, i % k]));
  return Array.from({ length: k }, (_, fold) =>
    split(
      rows.filter((row) => foldOf.get(row) !== fold),
      rows.filter((row) => foldOf.get(row) === fold),
    ),
  );
}

const draw = (seed: number, row: number): number => hash(seed, stream.folds, 0, row);
