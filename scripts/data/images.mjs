// Pictures, as gzipped IDX: a cube of bytes (n × height × width), and after it a row of n labels.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** @param {number[]} shape @param {Uint8Array} values */
function idx(shape, values) {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.writeUInt32BE(0x0800 + shape.length);
  for (const [i, size] of shape.entries()) head.writeUInt32BE(size, 4 + 4 * i);
  return Buffer.concat([head, values]);
}

/** @param {{ pixels: Uint8Array, label: number }[]} images @param {number} side */
const shard = (images, side) =>
  gzipSync(
    Buffer.concat([
      idx([images.length, side, side], Buffer.concat(images.map(({ pixels }) => pixels))),
      idx(
        [images.length],
        Uint8Array.from(images, ({ label }) => label),
      ),
    ]),
    { level: 9 },
  );

/**
 * In turn one of each class, in their old order: every beginning of the list is balanced.
 * @template {{ label: number }} T @param {T[]} images
 */
function takeTurns(images) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  const turn = images.map((image) => {
    const t = seen.get(image.label) ?? 0;
    seen.set(image.label, t + 1);
    return { image, t };
  });
  return turn.sort((a, b) => a.t - b.t || a.image.label - b.image.label).map(({ image }) => image);
}

// 32 shades of grey instead of 256: half the size, and no eye or network misses the others.
const shades = Uint8Array.from({ length: 256 }, (_, v) => Math.round((Math.round((v / 255) * 31) / 31) * 255));

/** How many images the files hold: the first ones are enough for a first visit. */
const pieces = { train: [2500, 14500, 14500, 14500, 14000], test: [1500, 8500] };

/** @param {string} folder of the Debian package @returns {Record<string, Uint8Array>} */
export function fashion(folder) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  const read = (/** @type {string} */ name) =>
    gunzipSync(readFileSync(join(folder, 'usr/share/datasets/fashion-mnist', name)));
  for (const [part, prefix] of /** @type {const} */ ([
    ['train', 'train'],
    ['test', 't10k'],
  ])) {
    const pixels = read(`${prefix}-images-idx3-ubyte.gz`).subarray(16);
    const labels = read(`${prefix}-labels-idx1-ubyte.gz`).subarray(8);
    const images = takeTurns(
      [...labels].map((label, i) => ({
        label,
        pixels: pixels.subarray(784 * i, 784 * (i + 1)).map((v) => shades[v] ?? 0),
      })),
    );
    let at = 0;
    for (const [i, n] of pieces[part].entries()) {
      files[`fashion-mnist/${part}-${i}.bin`] = shard(images.slice(at, at + n), 28);
      at += n;
    }
    if (at !== images.length) throw new Error(`${images.length} images, ${at} in the pieces`);
  }
  return files;
}

/** @param {string} folder of the Debian package @returns {Record<string, Uint8Array>} */
export function digits(folder) {
  const path = 'usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz';
  const rows = gunzipSync(readFileSync(join(folder, path)))
    .toString()
    .trim()
    .split('\n');
  const images = rows.map((row) => {
    const values = row.split(',').map(Number);
    return { pixels: Uint8Array.from(values.slice(0, 64)), label: values[64] ?? 0 };
  });
  return { 'digits.bin': shard(takeTurns(images), 8) };
}
