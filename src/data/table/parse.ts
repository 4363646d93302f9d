// Text → rows of cells. What is meant by quotes, line ends and separators is papaparse's business.
import type { DataConfig, Delimiter } from '../../experiment/index.ts';
import { cleanName } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { isMissing, toDays, toNumber } from './cells.ts';

export const tableBounds = { maxColumns: 4096, maxCells: 5_000_000 } as const;

const characters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: ' ' } as const;
type Separator = Exclude<Delimiter, 'auto'>;

/** Something about the file that is worth saying, and was dealt with. */
export interface TableNote {
  key: 'ragged-rows' | 'encoding' | 'bad-cells';
  values: Readonly<Record<string, number | string>>;
}

export interface RawTable {
  names: string[];
  /** Every row has as many cells as there are names. */
  rows: string[][];
  delimiter: Separator;
  /** Whether the first line gave the names. */
  header: boolean;
  notes: TableNote[];
}

/** Throws DataError for what is no table or too large a one. */
export async function parseTable(
  text: string,
  file: string,
  settings: Pick<DataConfig, 'delimiter' | 'header'>,
): Promise<RawTable> {
  const { default: papa } = await import('papaparse');
  const options = { skipEmptyLines: 'greedy' as const, delimitersToGuess: [',', ';', '\t', '|'] };
  const asked = settings.delimiter === 'auto' ? '' : characters[settings.delimiter];
  const first = papa.parse<string[]>(text.slice(0, 200_000), { ...options, delimiter: asked, preview: 50 });
  const separator = asked || first.meta.delimiter;
  if (first.data.length === 0) throw new DataError('empty-file', { file });
  checkSize(text, separator, first.data[0].length);

  const { data, errors } = papa.parse<string[]>(text, { ...options, delimiter: separator });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open) throw new DataError('open-quote', { row: (open.row ?? 0) + 1 });
  const width = widthOf(data);
  if (width > tableBounds.maxColumns) {
    throw new DataError('too-many-columns', { columns: width, limit: tableBounds.maxColumns });
  }
  const ragged = data.filter((row) => row.length !== width).length;
  for (const row of data) {
    while (row.length < width) row.push('');
    row.length = width;
  }
  const header = settings.header === 'auto' ? looksLikeHeader(data) : settings.header === 'yes';
  const names = uniqueNames(header ? data[0] : data[0].map(() => ''));
  const rows = header ? data.slice(1) : data;
  if (rows.length === 0) throw new DataError('too-few-rows', { rows: 0, needed: 2 });
  const delimiter = (Object.keys(characters) as Separator[]).find((name) => characters[name] === separator) ?? 'comma';
  const notes: TableNote[] = ragged > 0 ? [{ key: 'ragged-rows', values: { rows: ragged, columns: width } }] : [];
  return { names, rows, delimiter, header, notes };
}

/** Refuses a table that would fill the memory before it is taken apart. */
function checkSize(text: string, separator: string, columns: number): void {
  const { maxColumns, maxCells } = tableBounds;
  if (columns > maxColumns) throw new DataError('too-many-columns', { columns, limit: maxColumns });
  const [a, b] = [separator.charCodeAt(0), 10];
  let cells = 1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === a || c === b) cells++;
  }
  if (cells > 2 * maxCells) throw new DataError('too-many-cells', { cells, limit: maxCells });
}

/** How many columns there are: as many as most rows have, or the first where it has more. */
function widthOf(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return Math.max(usual, rows[0].length);
}

/**
 * Whether the first line names the columns: it has no number, no date and no gap, and its words are all different or have
 * a number below them. (An empty name is what programs put above the numbers of rows.)
 */
function looksLikeHeader([first, second = []]: readonly string[][]): boolean {
  const named = first.filter((cell) => cell.trim() !== '');
  if (named.length === 0 || named.some((cell) => isMissing(cell) || isNumeric(cell))) return false;
  return (
    new Set(named).size === named.length || first.some((cell, j) => cell.trim() !== '' && isNumeric(second[j] ?? ''))
  );
}

const isNumeric = (cell: string): boolean =>
  !Number.isNaN(toNumber(cell, 'point')) || !Number.isNaN(toDays(cell, 'month-first'));

function uniqueNames(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((cell, i) => {
    const name = cleanName(cell) || `column ${i + 1}`;
    let unique = name;
    for (let again = 2; taken.has(unique); again++) unique = `${name} (${again})`;
    taken.add(unique);
    return unique;
  });
}
