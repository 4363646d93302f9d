// Files that are no tables, or hardly: each is read or refused with its reason, and quickly.
import { describe, expect, test } from 'vitest';
import { type DataConfig, type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import { assemble } from '../assemble.ts';
import { DataError } from '../errors.ts';
import type { Dataset } from '../types.ts';
import { previewMissing } from './preview.ts';
import { readTable } from './read.ts';
import { tableSource } from './source.ts';
import { suggestTarget } from './suggest.ts';

const config = (data: ExperimentPatch['data'] = {}): DataConfig =>
  withDefaults({ data: { set: 'table', ...data } }).data;
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (source: string | Uint8Array, data: ExperimentPatch['data'] = {}) =>
  readTable(typeof source === 'string' ? bytes(source) : source, 'file.csv', config(data));
const load = async (source: string | Uint8Array, data: ExperimentPatch['data'] = {}): Promise<Dataset> =>
  assemble(tableSource(await read(source, data), config(data)), config(data));
const keyOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DataError ? error.key : String(error)),
  );
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
};
/** Milliseconds that a loaded machine with two cores may need. */
const patience = 30_000;

describe('large files', () => {
  test('100,000 rows are read, and trained on', { timeout: patience }, async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `${i},${(i * 7919) % 1000},${i % 97 === 0 ? '' : i % 13},${i % 3 === 0 ? 'yes' : 'no'}`,
    );
    const d = await load(`id,a,b,answer\n${rows.join('\n')}`);
    expect(d.train.n + d.test.n).toBe(100_000);
    expect(d.classNames).toEqual(['no', 'yes']);
    expect(d.featureNames).toEqual(['a', 'b']); // id counts rows
  });

  test('2,000 columns are read, and trained on', { timeout: patience }, async () => {
    const names = Array.from({ length: 2000 }, (_, j) => `c${j}`);
    const rows = Array.from({ length: 200 }, (_, i) =>
      names.map((_name, j) => ((i * 31 + j * 17) % 101) / 7).join(','),
    );
    const d = await load(`${names.join(',')}\n${rows.join('\n')}`, { task: 'regression' });
    expect(d.inputs).toBe(1999);
    expect(d.featureNames[1998]).toBe('c1998');
  });

  test('too many columns, cells, classes and inputs are refused with the figure', { timeout: patience }, async () => {
    expect(await keyOf(read('x,'.repeat(5000)))).toBe('too-many-columns');
    expect(await keyOf(read(`${'1,'.repeat(2000)}\n`.repeat(6000)))).toBe('too-many-cells');
    const many = Array.from({ length: 300 }, (_, i) => `${i % 7},${i * 1.5}`).join('\n');
    await expect(load(`a,b\n${many}`)).rejects.toMatchObject({
      key: 'too-many-classes',
      values: { classes: 300, limit: 100 },
    });
    const names = Array.from({ length: 5000 }, (_, i) => `name ${i},${i % 2}`).join('\n');
    await expect(load(`a,b\n${names}`, { columns: [{ column: 0, type: 'category' }] })).rejects.toMatchObject({
      key: 'too-many-inputs',
    });
  });

  test('50 MB of anything else are refused at once', { timeout: patience }, async () => {
    const binary = new Uint8Array(50_000_000);
    for (let i = 0; i < binary.length; i += 1 + (i % 5)) binary[i] = (i * 2654435761) >>> 24;
    const before = performance.now();
    expect(await keyOf(read(binary))).toBe('not-text');
    expect(await keyOf(read(new Uint8Array(50_000_000).fill(65)))).toBe('file-too-large');
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('odd files', () => {
  test('empty ones are said to be empty', async () => {
    for (const text of ['', '\uFEFF', '\n\n\n', '   ', '\r\n']) expect(await keyOf(read(text))).toBe('empty-file');
    expect(await keyOf(read('a,b,c\n'))).toBe('too-few-rows');
    expect(await keyOf(load('a,b\n1,x\n'))).toBe('one-class');
  });

  test('only missing values, one class only, no target', async () => {
    expect(await keyOf(read('a,b\nNA,?\n,-\n'))).toBe('only-missing');
    expect(await keyOf(load('a,b\n1,x\n2,x\n'))).toBe('one-class');
    expect(await keyOf(load('a,b\n1,\n2,\n', { target: 'b' }))).toBe('empty-target');
    expect(await keyOf(load('a,b\n1,x\n2,y\n', { target: 'c' }))).toBe('no-target');
    expect(await keyOf(load('a,b\n1,x\n2,y\n', { task: 'regression' }))).toBe('not-numbers');
    expect(await keyOf(load('b\nx\ny\n'))).toBe('no-inputs');
    expect(await keyOf(load('a,b,c\n,1,x\n,2,y\n2,,y\n3,,x\n', { missing: 'drop' }))).toBe('no-complete-rows');
  });

  test('ragged rows are filled up and cut, and counted', async () => {
    const table = await read('a,b,c\n1,2,x\n1,2\n1,2,y,4\n5,6,x\n');
    expect(table.rows).toBe(4);
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(table.columns[2].cells).toEqual(['x', '', 'y', 'x']);
    expect(table.notes).toContainEqual({ key: 'ragged-rows', values: { rows: 2, columns: 3 } });
  });

  test('quotes hold separators and line ends; one that is never closed is named', async () => {
    const table = await read('a,b\r\n"one\r\ntwo, three","say ""hi"""\r\nx,y\r\n');
    expect(table.columns[0].cells).toEqual(['one\r\ntwo, three', 'x']);
    expect(table.columns[1].cells[0]).toBe('say "hi"');
    await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toMatchObject({ key: 'open-quote' });
  });

  test('marks and encodings do not show', async () => {
    const text = 'größe,art\n1,müll\n2,käse\n';
    const latin = Uint8Array.from(text, (c) => c.charCodeAt(0));
    for (const source of [bytes(`\uFEFF${text}`), latin, utf16(`\uFEFF${text}`, true), utf16(`\uFEFF${text}`, false)]) {
      const { columns } = await read(source);
      expect(columns.map(({ name }) => name)).toEqual(['größe', 'art']);
      expect(columns[1].names).toEqual(['käse', 'müll']);
    }
    expect((await read(latin)).notes).toContainEqual({ key: 'encoding', values: { encoding: 'windows-1252' } });
  });

  test('separators, headers and decimal commas are found out, and can be said', async () => {
    const german = await read('Länge;Breite;Art\n1,5;1.234,5;a\n2,25;2,0;b\n');
    expect(german.delimiter).toBe('semicolon');
    expect(german.columns.map(({ type }) => type)).toEqual(['number', 'number', 'category']);
    expect([...german.columns[1].values!]).toEqual([1234.5, 2]);
    expect((await read('1\t2\n3\t4\n')).delimiter).toBe('tab');
    expect((await read('1\t2\n3\t4\n')).header).toBe(false);
    expect((await read('a|b\n3|4\n')).delimiter).toBe('pipe');
    expect((await read('1,2\n3,4\n', { header: 'yes' })).columns[0].name).toBe('1');
    expect((await read('a b\n3 4\n', { delimiter: 'space' })).columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect((await read('a,a,,b\n1,2,3,4\n')).columns.map(({ name }) => name)).toEqual(['a', 'a (2)', 'column 3', 'b']);
    expect([...(await read('v,w\n"1,234.5",$5\n"12,000",7%\n')).columns[0].values!]).toEqual([1234.5, 12000]);
  });

  test('dates are days, whoever wrote them', async () => {
    const { columns } = await read(
      'a,b,c,d\n1970-01-02,13/01/1970,2.1.1970,x\n1970-01-11T12:00Z,01/02/1970,31.1.1970,y\n',
    );
    expect(columns.map(({ type }) => type).slice(0, 3)).toEqual(['date', 'date', 'date']);
    expect([...columns[0].values!]).toEqual([1, 10.5]);
    expect([...columns[1].values!]).toEqual([12, 31]);
    expect([...columns[2].values!]).toEqual([1, 30]);
  });

  test('row numbers, constants and free text are left out, unless they are wanted', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},same,comment number ${i},${i % 2}`).join('\n');
    const { columns } = await read(`id,k,text,y\n${rows}`);
    expect(columns.map(({ reason }) => reason)).toEqual(['row-number', 'constant', 'many-names', undefined]);
    const d = await load(`id,k,text,y\n${rows}`, { columns: [{ column: 0, type: 'number' }] });
    expect(d.featureNames).toEqual(['id']);
  });

  test('a few slips in a column of numbers are gaps, and said', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i === 7 ? 'about 3' : i / 3},${i % 2}`).join('\n');
    const { columns, notes } = await read(`v,y\n${rows}`);
    expect(columns[0]).toMatchObject({ type: 'number', missing: 1, bad: 1 });
    expect(notes).toContainEqual({ key: 'bad-cells', values: { column: 'v', cells: 1 } });
  });
});

test('the likely target is suggested, and what to make of it', async () => {
  expect(suggestTarget(await read('a,Species,b\n1,x,2\n2,y,3\n'))).toEqual({
    target: 'Species',
    task: 'classification',
  });
  expect(suggestTarget(await read('a,price\n1,2.5\n2,3.5\n'))).toEqual({ target: 'price', task: 'regression' });
  expect(suggestTarget(await read('a,label\n1,2\n2,3\n'))).toEqual({ target: 'label', task: 'classification' });
});

test('the preview says what each treatment does', async () => {
  const table = await read('v,k,y\n1,a,0\n,a,1\n3,,0\n8,b,1\n');
  const preview = previewMissing(table, 'v', config())!;
  const of = (name: string) => preview.treatments.find(({ treatment }) => treatment === name)!;
  expect(preview.missing).toBe(1);
  expect(of('mean')).toMatchObject({ rows: 4, filled: 1, examples: [{ row: 1, value: 4 }], mean: 4 });
  expect(of('median').examples).toEqual([{ row: 1, value: 3 }]);
  expect(of('interpolate').examples).toEqual([{ row: 1, value: 2 }]);
  expect(of('drop')).toMatchObject({ rows: 2, filled: 0, mean: 4.5 });
  for (const { counts, rows } of preview.treatments) expect(counts.reduce((a, b) => a + b)).toBe(rows);
  const names = previewMissing(table, 'k', config())!;
  expect(names.treatments[1].examples).toEqual([{ row: 2, value: 'a' }]);
  expect(names.treatments[4].examples).toEqual([{ row: 2, value: '?' }]);
});
