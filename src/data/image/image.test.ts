import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import { loadFromDisk, readFromDisk } from '../assets.testing.ts';
import { assemble } from '../assemble.ts';
import { DataError } from '../errors.ts';
import type { OwnFile } from '../own.ts';
import { readIdx } from './idx.ts';
import { imageSource } from './images.ts';
import { readOwnIdx } from './own-idx.ts';
import { readOwnPictures } from './own-pictures.ts';
import { fashionParts } from './shipped.ts';

const counts = (y: Float32Array, classes: number): number[] =>
  Array.from({ length: classes }, (_, k) => y.filter((v) => v === k).length);

/** An IDX array as bytes. */
function idx(shape: number[], values: ArrayLike<number>, type = 8): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (type << 8) | shape.length);
  for (const [i, size] of shape.entries()) view.setUint32(4 + 4 * i, size);
  bytes.set(Array.from(values), 4 + 4 * shape.length);
  return bytes;
}
const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 37) % 256);
const keyOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DataError ? error.key : String(error)),
  );

const pictures = (n: number, path = 'train-images-idx3-ubyte'): OwnFile => ({
  path,
  bytes: idx([n, 2, 2], numbers(4 * n)),
});
const labels = (n: number, path = 'train-labels-idx1-ubyte', first = 3): OwnFile => ({
  path,
  bytes: idx(
    [n],
    Array.from({ length: n }, (_, i) => first + (i % 4)),
  ),
});
const load = async (files: OwnFile[], data: ExperimentPatch['data'] = {}) => {
  const config = withDefaults({ data: { set: 'idx', ...data } }).data;
  return assemble(imageSource(await readOwnIdx(files), config), config);
};

/** Takes the bytes for the grey of all pixels; what begins with 0 is no picture. */
const decode = (bytes: Uint8Array, side: number): Promise<Uint8ClampedArray> => {
  if (bytes[0] === 0) return Promise.reject(new Error('decode'));
  return Promise.resolve(
    Uint8ClampedArray.from({ length: 4 * side * side }, (_, i) => (i % 4 === 3 ? 255 : bytes[i % 4])),
  );
};
const file = (path: string, ...bytes: number[]): OwnFile => ({ path, bytes: Uint8Array.from(bytes) });
const some = [
  file('pets/dog/1.jpg', 200, 200, 200),
  file('pets/cat/2.jpg', 100, 0, 0),
  file('pets/cat/1.jpg', 50, 50, 50),
];

const sum = (x: Float32Array) => x.reduce((a, b) => a + b, 0);
const readPictures = (files: OwnFile[], imageSize = 2, color = false) =>
  readOwnPictures(files, { imageSize, color }, decode);

describe('the pictures that come with the page', () => {
  test('digits: 1797 of 8 × 8, between 0 and 1', async () => {
    const d = await loadFromDisk({ set: 'digits' });
    expect(d).toMatchObject({ shape: [1, 8, 8], inputs: 64, classes: 10, targets: 1, task: 'classification' });
    expect(d.train.n + d.test.n).toBe(1797);
    expect([Math.min(...d.train.x), Math.max(...d.train.x)]).toEqual([0, 1]);
    expect(d.scaling!.scale[0]).toBe(16);
    const all = counts(Float32Array.from([...d.train.y, ...d.test.y]), 10);
    expect(Math.min(...all)).toBe(174);
  });

  test('Fashion-MNIST: the first visit reads two files, and is balanced', async () => {
    const names: string[] = [];
    const { data } = withDefaults({ data: { set: 'fashion-mnist' } });
    const { loadDataset } = await import('../load.ts');
    const d = await loadDataset(data, { read: (name) => (names.push(name), readFromDisk(name)) });
    expect(names).toEqual(['fashion-mnist/train-0.bin', 'fashion-mnist/test-0.bin']);
    expect(d).toMatchObject({ shape: [1, 28, 28], classes: 10, train: { n: 2100 }, test: { n: 900 } });
    expect(counts(d.train.y, 10)).toEqual(Array.from({ length: 10 }, () => 210));
    expect(counts(d.test.y, 10)).toEqual(Array.from({ length: 10 }, () => 90));
    expect(d.classNames![9]).toBe('Ankle boot');
    // Another seed: the same pictures in another order.
    const other = await loadFromDisk({ set: 'fashion-mnist', seed: 2 });
    expect(other.train.y).not.toEqual(d.train.y);
    expect(sum(other.train.x)).toBeCloseTo(sum(d.train.x), 3);
  });

  test('Fashion-MNIST: more rows read more files, all rows all of them', async () => {
    expect(fashionParts({ rows: 0, test: 0.3 })).toEqual({ train: 60_000, test: 10_000 });
    expect(fashionParts({ rows: 100_000, test: 0.3 })).toEqual({ train: 60_000, test: 10_000 });
    expect(fashionParts({ rows: 10, test: 0.9 })).toEqual({ train: 1, test: 9 });
    const d = await loadFromDisk({ set: 'fashion-mnist', rows: 6000 });
    expect([d.train.n, d.test.n]).toEqual([4200, 1800]);
    expect(counts(d.train.y, 10)).toEqual(Array.from({ length: 10 }, () => 420));
  });

  test('can be standardised by the training pictures, and undone', async () => {
    const [raw, scaled] = [
      await loadFromDisk({ set: 'digits', scale: 'none' }),
      await loadFromDisk({ set: 'digits', scale: 'standard' }),
    ];
    const { x } = scaled.train;
    const mean = x.reduce((a, b) => a + b, 0) / x.length;
    expect(mean).toBeCloseTo(0, 4);
    expect(x.reduce((a, b) => a + (b - mean) ** 2, 0) / x.length).toBeCloseTo(1, 4);
    const { shift, scale } = scaled.scaling!;
    for (let i = 0; i < 500; i++) expect(x[i] * scale[0] + shift[0]).toBeCloseTo(raw.train.x[i], 4);
  });

  test('can be made unequal and limited', async () => {
    const d = await loadFromDisk({ set: 'digits', shares: [100, 10], rows: 900, test: 0.5 });
    expect(d.train.n + d.test.n).toBe(900);
    const [zeros, ones] = counts(Float32Array.from([...d.train.y, ...d.test.y]), 2);
    expect(ones).toBeLessThan(zeros / 4);
  });
});

describe('IDX files', () => {
  test('are read, whatever their size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), (shape) => {
        const size = shape.reduce((a, b) => a * b, 1);
        const { shape: read, values, end } = readIdx(idx(shape, numbers(size)), 'a');
        expect(read).toEqual(shape);
        expect([...values]).toEqual(numbers(size));
        expect(end).toBe(4 + 4 * shape.length + size);
      }),
    );
  });

  test('that are cut short anywhere, or lie, are refused; nothing else is thrown', () => {
    const whole = idx([3, 4, 5], numbers(60));
    for (let length = 0; length < whole.length; length++) {
      expect(() => readIdx(whole.subarray(0, length), 'a'), `${length} bytes`).toThrow(DataError);
    }
    const huge = idx([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], []);
    expect(() => readIdx(huge, 'a')).toThrow(expect.objectContaining({ key: 'idx-size' }));
    expect(() => readIdx(idx([2, 0, 2], []), 'a')).toThrow(expect.objectContaining({ key: 'idx-shape' }));
    expect(() => readIdx(idx([2], [0, 0, 0, 0, 0, 0, 0, 0], 13), 'a')).toThrow(
      expect.objectContaining({ key: 'idx-type', values: { file: 'a', type: 13 } }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          readIdx(bytes, 'a');
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of the user are paired, labels in the order of their numbers', async () => {
    const d = await load([labels(40), pictures(40)]);
    expect(d).toMatchObject({ shape: [1, 2, 2], classes: 4, classNames: ['3', '4', '5', '6'] });
    expect(d.train.n + d.test.n).toBe(40);
    const both = await load([pictures(8, 't10k-images'), labels(20), labels(8, 't10k-labels'), pictures(20)]);
    expect([both.train.n, both.test.n]).toEqual([20, 8]);
    const same = await load([
      pictures(8, 'test-images'),
      labels(8, 'test-labels'),
      labels(8, 'train-labels', 9),
      pictures(8, 'train-images'),
    ]);
    expect(same.classNames).toHaveLength(8);
    expect([...same.test.y].every((k) => k < 4)).toBe(true);
  });

  test('may be gzipped, and a damaged archive says so', async () => {
    const { gzipSync } = await import('node:zlib');
    const packed = { ...pictures(20), bytes: new Uint8Array(gzipSync(pictures(20).bytes)) };
    expect((await load([packed, labels(20)])).inputs).toBe(4);
    expect(await keyOf(load([{ ...packed, bytes: packed.bytes.subarray(0, 50) }, labels(20)]))).toBe('damaged-file');
  });

  test('that do not belong together are refused with the figures', async () => {
    await expect(load([pictures(20), labels(19)])).rejects.toMatchObject({
      key: 'idx-count',
      values: { images: 20, labels: 19 },
    });
    expect(await keyOf(load([labels(19)]))).toBe('no-pictures');
    expect(await keyOf(load([pictures(19)]))).toBe('idx-count');
    expect(await keyOf(load([pictures(20), { path: 'x', bytes: idx([20, 3], numbers(60)) }]))).toBe('idx-shape');
    expect(await keyOf(load([pictures(5), { path: 'l', bytes: idx([5], [1, 1, 1, 1, 1]) }]))).toBe('one-class');
    expect(await keyOf(load([{ path: 'x.png', bytes: Uint8Array.from([137, 80, 78, 71]) }, labels(3)]))).toBe(
      'not-idx',
    );
    expect(await keyOf(load([{ path: 'x', bytes: new Uint8Array(0) }]))).toBe('empty-file');
    const long = { ...pictures(5), bytes: Uint8Array.from([...pictures(5).bytes, 1]) };
    expect(await keyOf(load([long, labels(5)]))).toBe('idx-size');
  });
});

describe('pictures in folders', () => {
  test('have the class of their folder, and the size that was asked for', async () => {
    const images = await readPictures([...some, file('pets/.DS_Store', 1), file('pets/cat/Thumbs.db', 1)]);
    expect(images).toMatchObject({ n: 3, channels: 1, height: 2, classNames: ['cat', 'dog'] });
    expect([...images.labels]).toEqual([0, 0, 1]);
    expect([...images.pixels.subarray(0, 4)]).toEqual([50, 50, 50, 50]);
    expect(images.pixels[4]).toBe(30); // 0.299 of 100
    const colored = await readPictures(some, 2, true);
    expect([...colored.pixels.subarray(12, 24)]).toEqual([100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('that are none are named', async () => {
    expect(await keyOf(readPictures([]))).toBe('no-pictures');
    expect(await keyOf(readPictures([file('a/.hidden', 1)]))).toBe('no-pictures');
    await expect(readPictures([...some, file('pets/dog/0.jpg')])).rejects.toMatchObject({
      key: 'empty-file',
      values: { file: 'pets/dog/0.jpg' },
    });
    await expect(readPictures([...some, file('pets/dog/x.txt', 0)])).rejects.toMatchObject({
      key: 'bad-picture',
      values: { file: 'pets/dog/x.txt' },
    });
    const many = Array.from({ length: 4000 }, (_, i) => file(`a/${i}.png`, 1));
    expect(await keyOf(readPictures(many, 128))).toBe('too-many-pixels');
  });
});
