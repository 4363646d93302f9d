// The pictures that come with the page.
import type { DataConfig } from '../../experiment/index.ts';
import { join } from '../gunzip.ts';
import { readIdx } from './idx.ts';
import { type Images, rowRange } from './images.ts';

type Assets = (...names: string[]) => Promise<Uint8Array[]>;

export const fashionClasses = [
  'T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot',
]; // oxfmt-ignore

/** A file of ours: pictures, and after them their labels. */
function readShard(bytes: Uint8Array, file: string) {
  const { shape, values, end } = readIdx(bytes, file);
  return { n: shape[0], side: shape[1], pixels: values, labels: readIdx(bytes, file, end).values };
}

export async function loadDigits(assets: Assets): Promise<Images> {
  const file = 'digits.bin';
  const { n, side, pixels, labels } = readShard((await assets(file))[0], file);
  const classNames = Array.from({ length: 10 }, (_, k) => String(k));
  return { n, channels: 1, height: side, width: side, levels: 16, pixels, labels, classNames };
}

/** Pictures in the files, in their order: the first ones are what a first visit needs (scripts/data/images.mjs). */
const pieces = { train: [2500, 14500, 14500, 14500, 14000], test: [1500, 8500] } as const;

/** How many of the 60,000 and of the 10,000 are used; 0 rows: all. */
export function fashionParts({ rows, test }: Pick<DataConfig, 'rows' | 'test'>): { train: number; test: number } {
  if (rows === 0) return { train: 60_000, test: 10_000 };
  const held = Math.max(1, Math.min(10_000, Math.round(rows * test)));
  return { train: Math.max(1, Math.min(60_000, rows - held)), test: held };
}

/** The files with the first `count` pictures of a part. */
function filesOf(part: keyof typeof pieces, count: number): string[] {
  let start = 0;
  return pieces[part].flatMap((n, i) => {
    const needed = start < count;
    start += n;
    return needed ? [`fashion-mnist/${part}-${i}.bin`] : [];
  });
}

/** Only the files that are needed are read. Training and test pictures stay what they are in the original. */
export async function loadFashion(config: DataConfig, assets: Assets): Promise<Images> {
  const wanted = fashionParts(config);
  const trainFiles = filesOf('train', wanted.train);
  const names = [...trainFiles, ...filesOf('test', wanted.test)];
  const shards = (await assets(...names)).map((bytes, i) => readShard(bytes, names[i]));
  const count = (list: typeof shards): number => list.reduce((sum, shard) => sum + shard.n, 0);
  const n = count(shards);
  return {
    n,
    channels: 1,
    height: 28,
    width: 28,
    levels: 255,
    pixels: join(
      shards.map(({ pixels }) => pixels),
      n * 784,
    ),
    labels: join(
      shards.map(({ labels }) => labels),
      n,
    ),
    classNames: fashionClasses,
    parts: {
      train: rowRange(0, wanted.train),
      test: rowRange(count(shards.slice(0, trainFiles.length)), wanted.test),
    },
  };
}
