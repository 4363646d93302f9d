import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { assetBytes } from './asset-bytes.ts';
import { readFromDisk } from './assets.testing.ts';
import { readAssets } from './assets.ts';
import { DataError } from './errors.ts';
import { gunzip } from './gunzip.ts';

const folder = new URL('../../public/data/', import.meta.url);

test('every shipped file is in the notice with its checksum, and has the size the page expects', () => {
  const notice = readFileSync(new URL('NOTICE.md', folder), 'utf8');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => /\.\w+$/.test(name) && name !== 'NOTICE.md');
  expect(files.toSorted()).toEqual(Object.keys(assetBytes).toSorted());
  for (const name of files) {
    const bytes = readFileSync(new URL(name, folder));
    const sum = createHash('sha256').update(bytes).digest('hex');
    expect(notice, name).toContain(`| ${name} | ${bytes.length} | \`${sum}\` |`);
    expect(assetBytes[name], name).toBe(bytes.length);
  }
});

const serve = (answer: (name: string) => Promise<Response>) => {
  vi.stubGlobal('document', { baseURI: 'https://x.org/downhill/index.html' });
  const fetched: string[] = [];
  vi.stubGlobal('fetch', (url: URL) => {
    fetched.push(url.href);
    return answer(url.pathname.replace('/downhill/data/', ''));
  });
  return fetched;
};
const fromDisk = async (name: string) => new Response((await readFromDisk(name)) as BodyInit);

describe('downloads', () => {
  afterEach(() => vi.unstubAllGlobals());
  test('lie beside the page, come once, and tell how far they are', async () => {
    const fetched = serve(fromDisk);
    const told: [number, number][] = [];
    const names = ['iris.csv', 'digits.bin'];
    const [iris, digits] = await readAssets(names, { onProgress: (loaded, total) => told.push([loaded, total]) });
    expect(new TextDecoder().decode(iris)).toMatch(/^sepal length/);
    expect(digits.length).toBe(16 + 1797 * 64 + 8 + 1797); // unpacked
    const total = assetBytes['iris.csv'] + assetBytes['digits.bin'];
    expect(told.at(-1)).toEqual([total, total]);
    expect(told.map(([loaded]) => loaded)).toEqual(told.map(([loaded]) => loaded).toSorted((a, b) => a - b));
    await readAssets(names, {});
    expect(fetched).toEqual(names.map((name) => `https://x.org/downhill/data/${name}`));
  });

  test.each([
    ['download-failed', () => Promise.reject(new TypeError('offline'))],
    ['download-failed', () => Promise.resolve(new Response('', { status: 404 }))],
    ['damaged-file', () => Promise.resolve(new Response('<!doctype html>'))],
    ['damaged-file', async () => new Response((await readFromDisk('wine.csv')).subarray(0, 5000) as BodyInit)],
  ] as const)('that fail are %s, and are tried again the next time', async (key, answer) => {
    serve(answer);
    await expect(readAssets(['wine.csv'], {})).rejects.toMatchObject({ name: 'DataError', key });
  });

  test('are stopped by their signal', async () => {
    const stop = new AbortController();
    serve((name) => {
      stop.abort();
      return fromDisk(name).then((response) => (stop.signal.throwIfAborted(), response));
    });
    await expect(readAssets(['cars.csv'], { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('archives that are cut short or blow up are refused', async () => {
  const packed = new Uint8Array(gzipSync(new Uint8Array(5_000_000)));
  expect(await gunzip(packed, 'x', 6_000_000)).toHaveLength(5_000_000);
  await expect(gunzip(packed, 'x', 1_000_000)).rejects.toMatchObject({ key: 'file-too-large' });
  await expect(gunzip(packed.subarray(0, 100), 'x', 6_000_000)).rejects.toBeInstanceOf(DataError);
  const flipped = packed.slice();
  flipped[packed.length - 6] ^= 1; // the checksum's
  await expect(gunzip(flipped, 'x', 6_000_000)).rejects.toMatchObject({ key: 'damaged-file' });
});
