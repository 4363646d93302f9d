// What a column holds: numbers, dates, a few names, or nothing a model could use.
import type { ColumnType } from '../../experiment/index.ts';
import { type DateStyle, isMissing, type NumberStyle, toDays, toNumber } from './cells.ts';

/** Why a column is left out unless the user says otherwise. */
export type SkipReason = 'empty' | 'constant' | 'row-number' | 'many-names';

export interface Column {
  name: string;
  type: ColumnType;
  /** What it was taken for before anybody corrected it, and why it was left out then. */
  detected: ColumnType;
  reason?: SkipReason;
  cells: readonly string[];
  /** Rows without a value, and of these the ones in which something stands that is no number (no date). */
  missing: number;
  bad: number;
  /** Number of different values. */
  distinct: number;
  /** number and date: one value each, NaN where missing (or not readable as one). */
  values?: Float64Array;
  /** category: the place in `names`, −1 where missing. */
  codes?: Int32Array;
  names?: string[];
}

/** Share of a column's values that must be numbers for it to be one: a slip of the pen does no harm. */
const enough = 0.95;
/** A column of names has at most so many different ones. */
const maxNames = 50;

export function readColumn(name: string, cells: readonly string[], delimiter: string, use?: ColumnType): Column {
  const present = cells.filter((cell) => !isMissing(cell));
  const distinct = new Set(present.map((cell) => cell.trim())).size;
  const numbers = bestNumbers(present, delimiter);
  const dates = use === 'date' || numbers.share < enough ? bestDates(present) : noDates;
  const found = detect(present, distinct, numbers.share, dates.share, cells);
  const type = use ?? found.type;
  const column: Column = {
    name,
    type,
    detected: found.type,
    cells,
    missing: cells.length - present.length,
    bad: 0,
    distinct,
  };
  if (found.reason) column.reason = found.reason;
  if (type === 'number') column.values = convert(cells, (cell) => toNumber(cell, numbers.style));
  // A year or a running number orders rows too.
  if (type === 'date') {
    column.values = convert(cells, (cell) => {
      const days = toDays(cell, dates.style);
      return Number.isNaN(days) ? toNumber(cell, numbers.style) : days;
    });
  }
  if (column.values) {
    const unread = column.values.filter((v) => Number.isNaN(v)).length;
    column.bad = unread - column.missing;
    column.missing = unread;
  }
  if (type === 'category') Object.assign(column, readNames(cells));
  return column;
}

/** Whether a row has no value in a column that is used. */
export const isGap = ({ values, codes }: Column, row: number): boolean =>
  values ? Number.isNaN(values[row]) : (codes?.[row] ?? -1) < 0;

/** The names in a column, in order (numbers by size), and each row's. */
export function readNames(cells: readonly string[]): { codes: Int32Array; names: string[] } {
  const trimmed = cells.map((cell) => (isMissing(cell) ? undefined : cell.trim()));
  const names = [...new Set(trimmed)].filter((name) => name !== undefined);
  const numeric = names.every((name) => !Number.isNaN(Number(name)));
  names.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
  const codeOf = new Map(names.map((name, i) => [name, i]));
  return { names, codes: Int32Array.from(trimmed, (name) => (name === undefined ? -1 : (codeOf.get(name) ?? -1))) };
}

const convert = (cells: readonly string[], value: (cell: string) => number): Float64Array =>
  Float64Array.from(cells, (cell) => (isMissing(cell) ? Number.NaN : value(cell)));

function detect(
  present: readonly string[],
  distinct: number,
  numbers: number,
  dates: number,
  cells: readonly string[],
): { type: ColumnType; reason?: SkipReason } {
  if (present.length === 0) return { type: 'skip', reason: 'empty' };
  if (distinct === 1 && cells.length > 1) return { type: 'skip', reason: 'constant' };
  if (numbers >= enough)
    return isRowNumber(present, cells) ? { type: 'skip', reason: 'row-number' } : { type: 'number' };
  if (dates >= enough) return { type: 'date' };
  if (distinct <= maxNames && (distinct <= present.length / 2 || present.length < 10)) return { type: 'category' };
  return { type: 'skip', reason: 'many-names' };
}

/** 0, 1, 2 … or 1, 2, 3 …, as programs write at the beginning of rows. */
function isRowNumber(present: readonly string[], cells: readonly string[]): boolean {
  if (present.length < 10 || present.length < cells.length) return false;
  const first = Number(present[0]);
  return (first === 0 || first === 1) && present.every((cell, i) => Number(cell) === first + i);
}

function bestNumbers(present: readonly string[], delimiter: string): { share: number; style: NumberStyle } {
  // Where a semicolon separates, a comma is the decimal sign.
  const styles: NumberStyle[] = delimiter === 'semicolon' ? ['comma', 'point'] : ['point', 'comma'];
  return best(present, styles, toNumber);
}

const noDates: ReturnType<typeof bestDates> = { share: 0, style: 'month-first' };
const bestDates = (present: readonly string[]): { share: number; style: DateStyle } =>
  best<DateStyle>(present, ['month-first', 'day-first'], toDays);

/** The style in which most values can be read; of equals, the first. */
function best<S>(
  present: readonly string[],
  styles: readonly S[],
  read: (cell: string, style: S) => number,
): { share: number; style: S } {
  let found = { share: -1, style: styles[0] };
  for (const style of styles) {
    let n = 0;
    for (const cell of present) if (!Number.isNaN(read(cell, style))) n++;
    const share = present.length > 0 ? n / present.length : 0;
    if (share > found.share) found = { share, style };
    if (share === 1) break;
  }
  return found;
}
