// A file or a text → a table whose columns are understood.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { type Column, readColumn } from './columns.ts';
import { decodeText } from '../decode.ts';
import { parseTable, type RawTable, tableBounds, type TableNote } from './parse.ts';

export interface Table extends Pick<RawTable, 'delimiter' | 'header' | 'notes'> {
  columns: Column[];
  rows: number;
}

export type TableSettings = Pick<DataConfig, 'delimiter' | 'header' | 'columns'>;

/** Reads a table; what the settings leave to be found out is found out. Throws DataError. */
export async function readTable(source: Uint8Array | string, file: string, settings: TableSettings): Promise<Table> {
  const notes: TableNote[] = [];
  let text = source;
  if (typeof text !== 'string') {
    const decoded = decodeText(text, file);
    text = decoded.text;
    if (decoded.encoding !== 'utf-8') notes.push({ key: 'encoding', values: { encoding: decoded.encoding } });
  }
  if (text.trim() === '') throw new DataError('empty-file', { file });
  const raw = await parseTable(text.replace(/^\uFEFF/, ''), file, settings);
  const { names, rows } = raw;
  if (names.length * rows.length > tableBounds.maxCells) {
    throw new DataError('too-many-cells', { cells: names.length * rows.length, limit: tableBounds.maxCells });
  }
  const uses = new Map(settings.columns.map(({ column, type }) => [column, type]));
  const columns = names.map((name, j) => {
    const cells = rows.map((row) => row[j]);
    const column = readColumn(name, cells, raw.delimiter, uses.get(j));
    if (column.bad > 0) notes.push({ key: 'bad-cells', values: { column: name, cells: column.bad } });
    return column;
  });
  if (columns.every((column) => column.missing === rows.length)) throw new DataError('only-missing');
  return { columns, rows: rows.length, delimiter: raw.delimiter, header: raw.header, notes: [...notes, ...raw.notes] };
}
