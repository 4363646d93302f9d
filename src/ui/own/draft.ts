// Data that are being looked at, before the run has them: what was read of them, or what is wrong with them.
import { type Dataset, forgetOwn, keepOwn, loadDataset } from '../../data/index.ts';
import type { OwnFile } from '../../data/own.ts';
import { assemble } from '../../data/assemble.ts';
import { loadTable, suggestTarget, type Table } from '../../data/table/index.ts';
import { readAssets } from '../../data/assets.ts';
import { findOwn } from '../../data/own.ts';
import { tableSource } from '../../data/table/source.ts';
import { shippedTables } from '../../data/table/shipped.ts';
import { type DataConfig, kindOf, withDefaults } from '../../experiment/index.ts';
import type { OwnKind } from './files.ts';

/** As much of a pasted text as a link can carry; more is kept as a file. */
const maxInLink = 20_000;

/** Settings for files that were just read. */
export function draftOf(kind: OwnKind, files: readonly OwnFile[]): DataConfig {
  return withDefaults({ data: { set: kind, file: keepOwn(files) } }).data;
}

/** Settings for a text that was pasted: part of the link where it is short. */
export function draftOfText(kind: OwnKind, text: string): DataConfig {
  if (text.length <= maxInLink) return withDefaults({ data: { set: kind, content: text } }).data;
  return draftOf(kind, [{ path: 'pasted.txt', bytes: new TextEncoder().encode(text) }]);
}

export interface Reading {
  config: DataConfig;
  table?: Table;
  dataset?: Dataset;
  /** Why the run cannot have them as they are. */
  problem?: unknown;
}

const asset = async (name: string) => (await readAssets([name], {}))[0];

/** Reads what the settings describe. Never rejects: what is wrong is part of the answer. */
export async function readDraft(given: DataConfig, fresh: boolean): Promise<Reading> {
  let config = given;
  let table: Table | undefined;
  try {
    if (kindOf(config.set) !== 'table') return { config, dataset: await loadDataset(config) };
    table = await loadTable(config, { asset, own: () => findOwn(config.file) });
    if (fresh) config = { ...config, ...suggestTarget(table) };
    const dataset = assemble(tableSource(table, { ...config, target: targetOf(config) }), config);
    return { config, table, dataset };
  } catch (problem) {
    if (fresh && !table && config.file !== '') void forgetOwn(config.file); // nothing that could be used
    return { config, table, problem };
  }
}

/** The column that is predicted where none is named; of an own table it is always named. */
export const targetOf = ({ set, target }: DataConfig): string =>
  target || (set in shippedTables ? shippedTables[set as keyof typeof shippedTables].target : '');
