// A table in two dimensions: the columns that say most about the target.
import type { Dataset } from '../../../data/index.ts';

export interface ScatterPoint {
  /** 0 … 1. */
  x: number;
  y: number;
  /** The class; absent in regression, where y is the target. */
  label?: number;
}

/** For classes the two columns that part them best; for a number the column that goes with it most, and the number. */
export function scatterOf({ train, inputs, classes, task }: Dataset): ScatterPoint[] {
  const column = (j: number): number[] => Array.from({ length: train.n }, (_, i) => train.x[i * inputs + j]);
  const columns = Array.from({ length: inputs }, (_, j) => column(j));
  const target = Array.from(train.y);
  if (task === 'regression') {
    const best = rank(columns.map((values) => correlation(values, target) ** 2))[0];
    const [xs, ys] = [columns[best], target].map(toUnit);
    return xs.map((x, i) => ({ x, y: ys[i] }));
  }
  const [first, second = first] = rank(columns.map((values) => separation(values, target, classes)));
  const [xs, ys] = [columns[first], columns[second]].map(toUnit);
  return xs.map((x, i) => ({ x, y: ys[i], label: target[i] }));
}

/** Places in the list, the largest value first. */
const rank = (scores: readonly number[]): number[] =>
  [...scores.keys()].sort((a, b) => (scores[b] || 0) - (scores[a] || 0));

const meanOf = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

/** Variance between the classes over variance within them; columns of few values (names) come last. */
function separation(values: readonly number[], target: readonly number[], classes: number): number {
  if (new Set(values).size < 10) return 0;
  const all = meanOf(values);
  let [between, within] = [0, 0];
  for (let k = 0; k < classes; k++) {
    const own = values.filter((_, i) => target[i] === k);
    if (own.length === 0) continue;
    const mean = meanOf(own);
    between += own.length * (mean - all) ** 2;
    for (const v of own) within += (v - mean) ** 2;
  }
  return between / within;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, v] of a.entries()) {
    ab += (v - ma) * (b[i] - mb);
    aa += (v - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

function toUnit(list: readonly number[]): number[] {
  const low = list.reduce((a, b) => Math.min(a, b), Infinity);
  const high = list.reduce((a, b) => Math.max(a, b), -Infinity);
  return list.map((v) => (high > low ? (v - low) / (high - low) : 0.5));
}
