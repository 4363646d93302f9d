// Every setting of an experiment in one list, in the order of links and JSON: the fields, and the settings with a
// syntax of their own (layers, drawn points, tweaks, hidden controls). What reads, writes, fills or compares a
// whole experiment goes through this list.
import { getAt } from './access.ts';
import { checkValue } from './check.ts';
import { checkColumns, readColumns, writeColumns, type ColumnUse } from './columns.ts';
import { type DataKind, type DataSetName, kindOf } from './data-sets.ts';
import { fields, type Field } from './fields.ts';
import { checkContent, checkName, readContent, readName, writeContent, writeName } from './free-text.ts';
import { checkHide } from './hide.ts';
import { checkLayers, defaultLayer, readLayers, writeLayers } from './layers/index.ts';
import { packText, unpackText, packPoints, unpackPoints } from './pack.ts';
import { checkPoints } from './points.ts';
import type { Report } from './problems.ts';
import { checkShares } from './shares.ts';
import { readValue, writeValue } from './text.ts';
import { checkTweaks, readTweaks, writeTweaks } from './tweak-list.ts';
import type { DrawnPoint, Experiment, LayerConfig, Tweak } from './types.ts';

export interface Entry {
  path: string;
  key: string;
  live: boolean;
  /** The default in this experiment; looks only at settings earlier in the list. */
  defaultOf(x: Experiment): unknown;
  /** The value to use, or undefined where only the default is left. */
  check(value: unknown, report: Report): unknown;
  /** As a link writes it. */
  write(value: unknown): string;
  /** Its text means something else in lower case; a link's is otherwise read in any. */
  exact?: true;
  /** The reverse, not yet checked; undefined (and reported) if it cannot be read at all. */
  read(text: string, report: Report): unknown;
}

const fieldEntry = (field: Field): Entry => ({
  path: field.path,
  key: field.key,
  live: field.live,
  defaultOf: (x) => defaultOf(field, x),
  check: (value, report) => checkValue(field, value, report),
  write: (value) => writeValue(value),
  read: (text) => readValue(field, text),
});

/** The default of a field in this experiment. */
export function defaultOf(field: Field, x: Experiment): unknown {
  const value: unknown =
    typeof field.default === 'function' ? (field.default as (x: Experiment) => unknown)(x) : field.default;
  return Array.isArray(value) ? [...(value as unknown[])] : value;
}

const embed = (size: number): LayerConfig => ({ type: 'embedding', size });

/** The model of an experiment that says nothing about it, where it is not dense layers of [4, 2]. */
const defaultModels: Partial<Record<DataSetName | DataKind, LayerConfig[]>> = {
  line: [],
  plane: [],
  sine: [8, 8].map(defaultLayer),
  bumps: [8, 8].map(defaultLayer),
  table: [defaultLayer(8)],
  image: [defaultLayer(32)],
  text: [embed(16), defaultLayer(32)],
  spam: [embed(16), { type: 'flatten' }, defaultLayer(16)],
  toy: [embed(16), defaultLayer(32)],
  ratings: [embed(8), { type: 'flatten' }, defaultLayer(16)],
};

const columnsEntry: Entry = {
  path: 'data.columns',
  key: 'columns',
  live: false,
  defaultOf: () => [],
  check: checkColumns,
  write: (value) => writeColumns(value as ColumnUse[]),
  read: readColumns,
};

const sharesEntry: Entry = {
  path: 'data.shares',
  key: 'shares',
  live: false,
  defaultOf: () => [],
  check: checkShares,
  write: (value) => writeValue(value),
  read: (text) => readValue({ kind: 'integers', min: 0, max: 0, maxLength: 1000 }, text),
};

const nameEntry = (path: string, key: string): Entry => ({
  path,
  key,
  live: false,
  defaultOf: () => '',
  check: checkName,
  write: writeName,
  exact: true,
  read: readName,
});

const contentEntry: Entry = {
  path: 'data.content',
  key: 'content',
  live: false,
  defaultOf: () => '',
  check: checkContent,
  write: writeContent,
  exact: true,
  read: readContent,
};

const layersEntry: Entry = {
  path: 'model.layers',
  key: 'layers',
  live: false,
  defaultOf: (x) =>
    structuredClone(defaultModels[x.data.set] ?? defaultModels[kindOf(x.data.set)] ?? [4, 2].map(defaultLayer)),
  check: checkLayers,
  write: (value) => writeLayers(value as LayerConfig[]),
  read: readLayers,
};

const pointsEntry: Entry = {
  path: 'data.points',
  key: 'points',
  live: false,
  defaultOf: () => [],
  check: checkPoints,
  write: (value) => packPoints(value as DrawnPoint[]),
  read: unpackPoints,
};

const tweaksEntry: Entry = {
  path: 'tweaks',
  key: 'tweaks',
  live: true,
  defaultOf: () => [],
  check: checkTweaks,
  write: (value) => packText(writeTweaks(value as Tweak[])),
  read(text, report) {
    const list = unpackText(text, report);
    return list === undefined ? undefined : readTweaks(list);
  },
};

const hideEntry: Entry = {
  path: 'hide',
  key: 'hide',
  live: true,
  defaultOf: () => [],
  check: checkHide,
  write: (value) => writeValue(value),
  read: (text) => (text === 'none' ? [] : text.split(',', 200)),
};

const [dataFields, otherFields] = [true, false].map((first) =>
  fields.filter((f) => first === (f.path === 'seed' || f.path.startsWith('data.'))),
);

export const entries: readonly Entry[] = [
  ...dataFields.map(fieldEntry),
  pointsEntry,
  nameEntry('data.file', 'file'),
  contentEntry,
  columnsEntry,
  nameEntry('data.target', 'target'),
  nameEntry('data.order', 'order'),
  sharesEntry,
  layersEntry,
  nameEntry('model.weights', 'weights'),
  nameEntry('compression.teacher', 'teacher'),
  ...otherFields.map(fieldEntry),
  tweaksEntry,
  hideEntry,
];

/** `optimizer.nesterov` is read, but nothing of its own: the type says it (rules.ts). */
export const nesterovEntry: Entry = fieldEntry({
  path: 'optimizer.nesterov',
  key: 'nesterov',
  kind: 'boolean',
  live: true,
  default: (x: Experiment) => x.optimizer.type === 'nesterov',
});

const readable = [...entries, nesterovEntry];
/** By path and by link key. */
export const entryByName: ReadonlyMap<string, Entry> = new Map(
  readable.flatMap((e) => [
    [e.path, e],
    [e.key, e],
  ]),
);
/** The same in lower case, as a link is read. */
export const entryByLowerName: ReadonlyMap<string, Entry> = new Map(
  [...entryByName].map(([name, entry]) => [name.toLowerCase(), entry]),
);
/** The objects that hold settings: `data`, `model`, `optimizer` … */
export const groups: ReadonlySet<string> = new Set(
  readable.flatMap((e) => (e.path.includes('.') ? [e.path.split('.')[0]] : [])),
);

export const valueOf = (x: Experiment, entry: Entry): unknown => getAt(x, entry.path);
