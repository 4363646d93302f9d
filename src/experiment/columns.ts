// What a link says of a table's columns beyond what is detected: `columns=3:category,5:skip`.
import type { Report } from './problems.ts';

/** A number, a name out of few, a date (or another number that orders the rows), or nothing the model sees. */
export const columnTypes = ['number', 'category', 'date', 'skip'] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface ColumnUse {
  /** From 0. */
  column: number;
  type: ColumnType;
}

export const columnBounds = { maxColumns: 4096 } as const;

export const writeColumns = (uses: readonly ColumnUse[]): string =>
  uses.map(({ column, type }) => `${column}:${type}`).join(',') || 'none';

export function readColumns(text: string): unknown {
  if (text === 'none') return [];
  return text.split(',', columnBounds.maxColumns + 1).map((part) => {
    const [, column, type] = /^(\d{1,6}):([a-z]+)$/.exec(part) ?? [];
    return column === undefined ? part : { column: Number(column), type };
  });
}

/** Each column once (the later use counts), in order. */
export function checkColumns(value: unknown, report: Report): ColumnUse[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  const { maxColumns } = columnBounds;
  if (value.length > maxColumns) report('too-many', value.length, maxColumns);
  const uses = new Map<number, ColumnType>();
  for (const item of value.slice(0, maxColumns) as unknown[]) {
    if (isUse(item)) uses.set(item.column, item.type);
    else report('not-a-choice', item);
  }
  return [...uses].map(([column, type]) => ({ column, type })).toSorted((a, b) => a.column - b.column);
}

function isUse(value: unknown): value is ColumnUse {
  if (typeof value !== 'object' || value === null) return false;
  const { column, type } = value as Record<string, unknown>;
  const isColumn = Number.isInteger(column) && Number(column) >= 0 && Number(column) < columnBounds.maxColumns;
  return isColumn && columnTypes.includes(type as ColumnType);
}
