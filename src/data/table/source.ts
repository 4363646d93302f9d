// A table as rows to train on: which column is predicted, which rows have it, and the columns as numbers.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { apply, measure } from '../scale.ts';
import type { BuiltDataset, InputGroup, Source } from '../types.ts';
import { type Column, isGap, readNames } from './columns.ts';
import { fillCode, fillNumber, type Treatment } from './fill.ts';
import { orderKeys } from './order.ts';
import type { Table } from './read.ts';

export const sourceBounds = { maxClasses: 100, maxInputs: 4096 } as const;

interface Target {
  column: Column;
  /** Class or value of each row; NaN where it has none. */
  values: Float64Array;
  classNames?: string[];
}

/** Throws DataError where the table and the settings do not make a task. */
export function tableSource(table: Table, config: DataConfig): Source {
  const target = targetOf(table, config);
  const inputs = table.columns.filter((column) => column !== target.column && column.type !== 'skip');
  if (inputs.length === 0) throw new DataError('no-inputs');
  const treatment = { ...config, order: orderKeys(table, config.missing === 'interpolate' ? config.order : '') };
  const layout = layOut(inputs, config.missing === 'constant');
  const rows = usableRows(target, inputs, config);
  const label = (i: number): number => target.values[rows[i]];
  return {
    n: rows.length,
    classes: target.classNames?.length ?? 0,
    ...(target.classNames ? { label } : {}),
    build: (train, test) => build(target, layout, treatment, config, toTable(rows, train), toTable(rows, test)),
  };
}

const toTable = (rows: Uint32Array, chosen: Uint32Array): Uint32Array => chosen.map((i) => rows[i]);

/** The column to predict: the one that was named, else the last one with values. */
export function targetColumn({ columns }: Table, named: string): Column {
  const found =
    named === ''
      ? columns.findLast(({ missing, cells }) => missing < cells.length)
      : columns.find(({ name }) => name === named);
  if (!found) throw named === '' ? new DataError('no-inputs') : new DataError('no-target', { column: named });
  return found;
}

function targetOf(table: Table, config: DataConfig): Target {
  const column = targetColumn(table, config.target);
  if (column.missing === column.cells.length) throw new DataError('empty-target', { column: column.name });
  if (config.task === 'regression') {
    if (!column.values) {
      const text = column.cells.find((cell) => cell.trim() !== '') ?? '';
      throw new DataError('not-numbers', { column: column.name, text: text.slice(0, 40) });
    }
    return { column, values: column.values };
  }
  const { codes, names } = readNames(column.cells);
  if (names.length === 1) throw new DataError('one-class', { name: names[0] });
  const limit = sourceBounds.maxClasses;
  if (names.length > limit) throw new DataError('too-many-classes', { classes: names.length, limit });
  return { column, values: Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code)), classNames: names };
}

/** Rows with a target and, where rows with gaps are left out, without gaps. */
function usableRows(target: Target, inputs: readonly Column[], { missing }: DataConfig): Uint32Array {
  const rows: number[] = [];
  let targets = 0;
  for (const [row, value] of target.values.entries()) {
    if (Number.isNaN(value)) continue;
    targets++;
    if (missing === 'drop' && inputs.some((column) => isGap(column, row))) continue;
    rows.push(row);
  }
  if (rows.length === 0 && targets > 0) throw new DataError('no-complete-rows');
  if (rows.length < 2) throw new DataError('too-few-rows', { rows: rows.length, needed: 2 });
  return Uint32Array.from(rows);
}

interface Layout {
  inputs: Column[];
  groups: InputGroup[];
  names: string[];
  width: number;
}

/** Where each column goes in a row of x: numbers take one place, names one each (and one for gaps filled by a name of their own). */
function layOut(inputs: Column[], ownName: boolean): Layout {
  const layout: Layout = { inputs, groups: [], names: [], width: 0 };
  for (const column of inputs) {
    const names = column.names && [...column.names, ...(ownName && column.missing > 0 ? ['?'] : [])];
    const count = names?.length ?? 1;
    layout.groups.push({ name: column.name, from: layout.width, count });
    layout.names.push(...(names ? names.map((name) => `${column.name}: ${name}`) : [column.name]));
    layout.width += count;
  }
  const limit = sourceBounds.maxInputs;
  if (layout.width > limit) throw new DataError('too-many-inputs', { inputs: layout.width, limit });
  return layout;
}

function build(
  target: Target,
  layout: Layout,
  treatment: Treatment,
  config: DataConfig,
  train: Uint32Array,
  test: Uint32Array,
): BuiltDataset {
  const { width, groups, names, inputs } = layout;
  const parts = [train, test].map((rows) => {
    const x = new Float32Array(rows.length * width);
    for (const [g, column] of inputs.entries()) write(column, groups[g], width, treatment, train, rows, x);
    return { n: rows.length, x, y: Float32Array.from(rows, (row) => target.values[row]) };
  });
  const oneHot = groups.flatMap(({ count }, g) => Array.from({ length: count }, () => inputs[g].names !== undefined));
  const scaling = measure(parts[0].x, width, config.scale, (j) => oneHot[j]);
  for (const { x } of parts) apply(x, scaling);
  const built: BuiltDataset = {
    task: target.classNames ? 'classification' : 'regression',
    classes: target.classNames?.length ?? 0,
    ...(target.classNames ? { classNames: target.classNames } : {}),
    featureNames: names,
    inputs: width,
    shape: [width],
    targets: 1,
    train: parts[0],
    test: parts[1],
    scaling,
    groups,
  };
  if (target.classNames) return built;
  const targetScaling = measure(parts[0].y, 1, config.scale, () => false);
  for (const { y } of parts) apply(y, targetScaling);
  return { ...built, targetScaling, valueRange: rangeOf(parts[0].y) };
}

/** Writes one column for these rows, gaps filled by what the training rows say. */
function write(
  { values, codes, names }: Column,
  { from }: InputGroup,
  width: number,
  treatment: Treatment,
  train: Uint32Array,
  rows: Uint32Array,
  x: Float32Array,
): void {
  if (values) {
    let fill: ((row: number) => number) | undefined;
    for (const [i, row] of rows.entries()) {
      if (Number.isNaN(values[row])) fill ??= fillNumber(values, train, treatment);
      x[i * width + from] = Number.isNaN(values[row]) && fill ? fill(row) : values[row];
    }
  } else if (codes && names) {
    const gap = fillCode(codes, names.length, train, treatment);
    for (const [i, row] of rows.entries()) x[i * width + from + (codes[row] < 0 ? gap : codes[row])] = 1;
  }
}

const rangeOf = (y: Float32Array): [number, number] => [
  y.reduce((low, v) => Math.min(low, v), Infinity),
  y.reduce((high, v) => Math.max(high, v), -Infinity),
];
