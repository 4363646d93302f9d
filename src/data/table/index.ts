// Tables: the page's own and the user's.
import type { DataConfig } from '../../experiment/index.ts';
import type { OwnFile } from '../own.ts';
import type { Source } from '../types.ts';
import { readTable, type Table } from './read.ts';
import { shippedTables } from './shipped.ts';
import { tableSource } from './source.ts';

export type { Column, SkipReason } from './columns.ts';
export type { TableNote } from './parse.ts';
export { type ColumnPreview, previewMissing, type TreatmentPreview } from './preview.ts';
export { readTable, type Table } from './read.ts';
export { suggestTarget } from './suggest.ts';

/** How a table of the experiment is got at. */
export interface TableReader {
  asset: (name: string) => Promise<Uint8Array>;
  own: () => Promise<OwnFile[]>;
}

/** The table that was read last: other settings are tried on the same one, and a large one takes a second to read. */
let last: { key: string; table: Table } | undefined;

/** The table of these settings, its columns understood. */
export async function loadTable(config: DataConfig, reader: TableReader): Promise<Table> {
  const { set, file, content, delimiter, header, columns } = config;
  const key = JSON.stringify([set, file, content, delimiter, header, columns]);
  if (last?.key !== key) last = { key, table: await readNow(config, reader) };
  return last.table;
}

async function readNow(config: DataConfig, { asset, own }: TableReader): Promise<Table> {
  const { set, content } = config;
  if (set !== 'table') {
    const { file } = shippedTables[set as keyof typeof shippedTables];
    return readTable(await asset(file), file, { ...config, delimiter: 'comma', header: 'yes' });
  }
  if (content !== '') return readTable(content, config.file, config);
  const [{ path, bytes }] = await own();
  return readTable(bytes, path, config);
}

export async function loadTableSource(config: DataConfig, reader: TableReader): Promise<Source> {
  const table = await loadTable(config, reader);
  const usual = config.set === 'table' ? '' : shippedTables[config.set as keyof typeof shippedTables].target;
  return tableSource(table, { ...config, target: config.target || usual });
}
