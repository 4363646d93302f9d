// Classes of unequal size: made so on purpose, or made up for in the training part.
import { type Balance, hash, permutation, stream } from '../experiment/index.ts';

type Label = (row: number) => number;

/** The rows of each class, in the order of `rows`. */
function byClass(rows: Uint32Array, classes: number, label: Label): number[][] {
  const lists: number[][] = Array.from({ length: classes }, () => []);
  for (const row of rows) lists[label(row)]?.push(row);
  return lists;
}

/** Of each class only its share in percent (at least one row); the order stays. Which rows go depends on the seed. */
export function keepShares(
  rows: Uint32Array,
  shares: readonly number[],
  classes: number,
  label: Label,
  seed: number,
): Uint32Array {
  if (shares.every((share) => share >= 100)) return rows;
  const kept = new Set<number>();
  for (const [k, list] of byClass(rows, classes, label).entries()) {
    const n = Math.max(1, Math.round((list.length * (shares[k] ?? 100)) / 100));
    for (const at of permutation(list.length, seed, stream.keep, k).subarray(0, n)) kept.add(list[at]);
  }
  return rows.filter((row) => kept.has(row));
}

/**
 * Training rows of which every class has equally many: as many as the largest (rows repeated, each about equally
 * often), or as the smallest. Classes without rows stay so.
 */
export function balanceRows(
  rows: Uint32Array,
  balance: Balance,
  classes: number,
  label: Label,
  seed: number,
): Uint32Array {
  if (balance !== 'oversample' && balance !== 'undersample') return rows;
  const lists = byClass(rows, classes, label).filter((list) => list.length > 0);
  const sizes = lists.map((list) => list.length);
  const target = balance === 'oversample' ? Math.max(...sizes) : Math.min(...sizes);
  const chosen = lists.flatMap((list, k) => {
    const order = permutation(list.length, seed, stream.balance, k);
    return Array.from(
      { length: target },
      (_, i) => list[i < list.length && balance === 'oversample' ? i : order[i % list.length]],
    );
  });
  // Mixed, so that batches without shuffling see all classes.
  const keys = new Map(chosen.map((_, i) => [i, hash(seed, stream.balance, classes, i)]));
  const order = [...keys.keys()].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b);
  return Uint32Array.from(order, (i) => chosen[i]);
}

/** n / (K · n_k), scikit-learn's "balanced"; 0 for classes that do not occur. Their mean over the rows is 1. */
export function weightsOf(y: Float32Array, classes: number): Float32Array {
  const counts = new Float64Array(classes);
  for (const k of y) counts[k]++;
  const present = counts.filter((count) => count > 0).length;
  return Float32Array.from(counts, (count) => (count > 0 ? y.length / (present * count) : 0));
}
