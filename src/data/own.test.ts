import { expect, test } from 'vitest';
import { withDefaults } from '../experiment/index.ts';
import { findOwn, forgetOwn, keepOwn, loadDataset, ownName } from './index.ts';

const csv = new TextEncoder().encode(
  `a,b\n${Array.from({ length: 40 }, (_, i) => `${i * 1.5},${i % 2 ? 'x' : 'y'}`).join('\n')}`,
);

test('a file is kept by name and checksum, and its experiment needs nothing else', async () => {
  const file = keepOwn([{ path: 'my grades.csv', bytes: csv }]);
  expect(file).toMatch(/^my grades\.csv:[0-9a-f]{8}$/);
  expect(ownName(file)).toBe('my grades.csv');
  const { data } = withDefaults({ data: { set: 'table', file, target: 'b' } });
  expect(data.file).toBe(file);
  const d = await loadDataset(data);
  expect(d).toMatchObject({ classes: 2, classNames: ['x', 'y'] });
  expect(keepOwn([{ path: 'my grades.csv', bytes: csv }])).toBe(file);
  expect(keepOwn([{ path: 'my grades.csv', bytes: csv.subarray(1) }])).not.toBe(file);
  expect(keepOwn([{ path: 'other.csv', bytes: csv }])).not.toBe(file);
  await forgetOwn(file);
  await expect(findOwn(file)).rejects.toMatchObject({ key: 'file-missing', values: { file: 'my grades.csv' } });
});

test('a small table may be in the link itself', async () => {
  const content = new TextDecoder().decode(csv);
  const d = await loadDataset(withDefaults({ data: { set: 'table', content } }).data);
  expect(d.train.n + d.test.n).toBe(40);
});

test('nothing, and too much, are refused', () => {
  expect(() => keepOwn([])).toThrow(expect.objectContaining({ key: 'no-pictures' }));
  const big = { path: 'a/1.png', bytes: new Uint8Array(150_000_000) };
  expect(() => keepOwn([big, big])).toThrow(expect.objectContaining({ key: 'file-too-large' }));
});
