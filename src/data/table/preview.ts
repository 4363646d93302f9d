// What each treatment of missing values would do to a column: shown before it is chosen.
import { type DataConfig, type MissingTreatment, missingTreatments } from '../../experiment/index.ts';
import { type Column, isGap } from './columns.ts';
import { deviationOf, fillCode, fillNumber, meanOf } from './fill.ts';
import { orderKeys } from './order.ts';
import type { Table } from './read.ts';

export interface TreatmentPreview {
  treatment: MissingTreatment;
  /** Rows of the table that are left, and gaps of this column that are filled. */
  rows: number;
  filled: number;
  /** The first gaps: the row (from 0) and what it gets. */
  examples: { row: number; value: number | string }[];
  /** Numbers: of the column as it then is. */
  mean?: number;
  deviation?: number;
  /** Values in equal steps from the smallest to the largest known value (numbers), or by name. */
  counts: number[];
}

export interface ColumnPreview {
  column: string;
  missing: number;
  /** Labels of `counts`: lower edges of the steps, or the names. */
  bins: (number | string)[];
  treatments: TreatmentPreview[];
}

const steps = 20;
const shown = 5;

/** For one column, before the split: measured on all rows, which is what a look at the column is about. */
export function previewMissing(table: Table, name: string, config: DataConfig): ColumnPreview | undefined {
  const column = table.columns.find((c) => c.name === name);
  if (!column || !(column.values || column.codes)) return undefined;
  const bins = binsOf(column);
  const treatments = missingTreatments.map((treatment) => preview(table, column, treatment, config, bins));
  return { column: name, missing: column.missing, bins, treatments };
}

function preview(
  table: Table,
  column: Column,
  missing: MissingTreatment,
  config: DataConfig,
  bins: readonly (number | string)[],
): TreatmentPreview {
  const all = Uint32Array.from({ length: table.rows }, (_, i) => i);
  const treatment = { missing, missingValue: config.missingValue, order: orderKeys(table, config.order) };
  const dropped = missing === 'drop';
  const kept = dropped ? completeRows(table) : all;
  const { values, codes, names = [] } = column;
  const examples: TreatmentPreview['examples'] = [];
  const counts = bins.map(() => 0);
  const note = (row: number, value: number | string) => {
    if (examples.length < shown && !dropped) examples.push({ row, value });
  };
  if (values) {
    const fill = fillNumber(values, all, treatment);
    const filled = Float64Array.from(kept, (row) => (Number.isNaN(values[row]) ? fill(row) : values[row]));
    for (const [row, value] of values.entries()) if (Number.isNaN(value)) note(row, fill(row));
    const edges = bins as readonly number[];
    for (const value of filled)
      counts[
        Math.max(
          0,
          edges.findLastIndex((edge) => edge <= value),
        )
      ]++;
    const summary = filled.length > 0 ? { mean: meanOf(filled), deviation: deviationOf(filled) } : {};
    return {
      treatment: missing,
      rows: kept.length,
      filled: dropped ? 0 : column.missing,
      examples,
      counts,
      ...summary,
    };
  }
  const gap = fillCode(codes ?? new Int32Array(), names.length, all, treatment);
  for (const row of kept) counts[codes && codes[row] >= 0 ? codes[row] : gap]++;
  for (const [row, code] of codes?.entries() ?? []) if (code < 0) note(row, names[gap] ?? '?');
  return { treatment: missing, rows: kept.length, filled: dropped ? 0 : column.missing, examples, counts };
}

/** Rows without a gap in any column in use. */
function completeRows({ columns, rows }: Table): Uint32Array {
  const used = columns.filter(({ type }) => type !== 'skip');
  const complete = Array.from({ length: rows }, (_, row) => row).filter((row) => !used.some((c) => isGap(c, row)));
  return Uint32Array.from(complete);
}

function binsOf({ values, names = [] }: Column): (number | string)[] {
  if (!values) return [...names, '?'];
  const known = values.filter((v) => !Number.isNaN(v));
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(high > low)) return [Number.isFinite(low) ? low : 0];
  return Array.from({ length: steps }, (_, i) => low + ((high - low) * i) / steps);
}
