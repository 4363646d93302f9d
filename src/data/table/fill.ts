// What is put in the gaps of a column, measured on the training rows only: the test rows must not be known before.
import type { MissingTreatment } from '../../experiment/index.ts';

export interface Treatment {
  missing: MissingTreatment;
  /** What `constant` puts in. */
  missingValue: number;
  /** Where each row lies, for `interpolate`. */
  order: Float64Array;
}

/**
 * The value for a gap in row i of a column of numbers. Where the training rows have no value at all, 0.
 * `drop` leaves no gap; should one be met all the same, it gets the mean.
 */
export function fillNumber(values: Float64Array, train: Uint32Array, treatment: Treatment): (row: number) => number {
  const { missing, missingValue, order } = treatment;
  if (missing === 'constant') return () => missingValue;
  const known = train.filter((row) => !Number.isNaN(values[row]));
  if (known.length === 0) return () => 0;
  if (missing === 'interpolate') return interpolation(values, known, order);
  const list = Float64Array.from(known, (row) => values[row]);
  const value = missing === 'median' ? medianOf(list) : missing === 'most-frequent' ? mostFrequent(list) : meanOf(list);
  return () => value;
}

/**
 * The code for a gap in a column of names: the most frequent, or with `constant` a name of its own (the number of
 * names, one past the last).
 */
export function fillCode(codes: Int32Array, names: number, train: Uint32Array, { missing }: Treatment): number {
  if (missing === 'constant') return names;
  const known = Float64Array.from(
    train.filter((row) => codes[row] >= 0),
    (row) => codes[row],
  );
  return known.length === 0 ? 0 : mostFrequent(known);
}

/** The straight line between the nearest known rows before and after; past the ends, the first and the last value. */
function interpolation(values: Float64Array, known: Uint32Array, order: Float64Array): (row: number) => number {
  const rows = known.toSorted((a, b) => order[a] - order[b] || a - b);
  const places = Float64Array.from(rows, (row) => order[row]);
  return (row) => {
    const at = firstFrom(places, order[row]);
    if (at === 0) return values[rows[0]];
    if (at === rows.length) return values[rows[at - 1]];
    const [a, b] = [values[rows[at - 1]], values[rows[at]]];
    const width = places[at] - places[at - 1];
    return width > 0 ? a + (b - a) * ((order[row] - places[at - 1]) / width) : b;
  };
}

/** The first index whose place is not before `place`. */
function firstFrom(places: Float64Array, place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const meanOf = (list: Float64Array): number => list.reduce((sum, v) => sum + v, 0) / list.length;

/** Around the mean, with n below the fraction line as PyTorch's and scikit-learn's scaling have it. */
export function deviationOf(list: Float64Array): number {
  const mean = meanOf(list);
  return Math.sqrt(list.reduce((sum, v) => sum + (v - mean) ** 2, 0) / list.length);
}

export function medianOf(list: Float64Array): number {
  const sorted = list.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Of several equally frequent, the smallest, as scikit-learn does. */
export function mostFrequent(list: Float64Array): number {
  const counts = new Map<number, number>();
  for (const v of list) counts.set(v, (counts.get(v) ?? 0) + 1);
  let best = [Number.NaN, 0];
  for (const [value, count] of counts) {
    if (count > best[1] || (count === best[1] && value < best[0])) best = [value, count];
  }
  return best[0];
}
