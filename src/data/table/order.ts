// The order along which gaps are interpolated.
import { DataError } from '../errors.ts';
import type { Column } from './columns.ts';
import type { Table } from './read.ts';

/**
 * Where each row lies: the values of the column that was named, else of the first one with dates, else the row's own
 * number. Rows without a value there are put where they stand, between their neighbours.
 */
export function orderKeys({ columns, rows }: Table, named: string): Float64Array {
  const column =
    named === '' ? columns.find(({ type }) => type === 'date') : columns.find(({ name }) => name === named);
  if (named !== '' && !column) throw new DataError('no-target', { column: named });
  const keys = column && valuesOf(column);
  if (!keys) return Float64Array.from({ length: rows }, (_, i) => i);
  let last = 0;
  return keys.map((key) => (last = Number.isNaN(key) ? last : key));
}

/** A column's values as numbers: of names, their place in the alphabet. */
export const valuesOf = ({ values, codes }: Column): Float64Array | undefined =>
  values ?? (codes && Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code)));
