// The user's IDX files: pictures and labels in pairs, gzipped or not, as MNIST, Fashion-MNIST, EMNIST and KMNIST come.
import { DataError } from '../errors.ts';
import { gunzip, join } from '../gunzip.ts';
import type { OwnFile } from '../own.ts';
import { type IdxArray, readIdx } from './idx.ts';
import { type Images, rowRange } from './images.ts';

/** What a file may unpack to. */
const largest = 400e6;

interface Named extends IdxArray {
  name: string;
}

/**
 * Pairs each file of pictures with the labels of the same number (of several, the one whose name is most like it). Where
 * there are two pairs and one is called test or t10k, the parts are these. Throws DataError.
 */
export async function readOwnIdx(files: readonly OwnFile[]): Promise<Images> {
  const arrays = await Promise.all(files.map(read));
  const pictures = arrays.filter(({ shape }) => shape.length >= 3);
  const lists = arrays.filter(({ shape }) => shape.length === 1);
  const odd = arrays.find(({ shape }) => shape.length === 2);
  if (odd) throw new DataError('idx-shape', { file: odd.name, shape: odd.shape.join(' × ') });
  if (pictures.length === 0) throw new DataError('no-pictures');
  const form = formOf(pictures[0]);
  const pairs = pictures.map((images) => {
    if (formOf(images).join() !== form.join()) {
      throw new DataError('idx-shape', { file: images.name, shape: images.shape.join(' × ') });
    }
    return { images, labels: labelsFor(images, lists) };
  });
  // Training pictures first.
  pairs.sort((a, b) => Number(isTest(a.images.name)) - Number(isTest(b.images.name)));
  const n = pairs.reduce((sum, { images }) => sum + images.shape[0], 0);
  const given = join(
    pairs.map(({ labels }) => labels.values),
    n,
  );
  const kinds = [...new Set(given)].sort((a, b) => a - b);
  const [channels, height, width] = form;
  const held = pairs.filter(({ images }) => isTest(images.name)).reduce((sum, { images }) => sum + images.shape[0], 0);
  return {
    n,
    channels,
    height,
    width,
    levels: 255,
    pixels: join(
      pairs.map(({ images }) => images.values),
      n * channels * height * width,
    ),
    labels: given.map((label) => kinds.indexOf(label)),
    classNames: kinds.map(String),
    ...(held > 0 && held < n ? { parts: { train: rowRange(0, n - held), test: rowRange(n - held, held) } } : {}),
  };
}

async function read({ path, bytes }: OwnFile): Promise<Named> {
  const plain = await gunzip(bytes, path, largest);
  const array = readIdx(plain, path);
  if (array.end !== plain.length)
    throw new DataError('idx-size', { file: path, expected: array.end, found: plain.length });
  return { ...array, name: path };
}

/** [C, H, W]: n × H × W is grey; of four dimensions the second or the last is the colours'. */
function formOf({ name, shape }: Named): [number, number, number] {
  const [, a, b, c] = shape;
  if (shape.length === 3) return [1, a, b];
  if (a === 1 || a === 3) return [a, b, c];
  throw new DataError('idx-shape', { file: name, shape: shape.join(' × ') });
}

const isTest = (name: string): boolean => /t10k|test/i.test(name);

function labelsFor({ name, shape }: Named, lists: readonly Named[]): Named {
  const fitting = lists.filter((list) => list.shape[0] === shape[0]);
  if (fitting.length === 0) throw new DataError('idx-count', { images: shape[0], labels: lists[0]?.shape[0] ?? 0 });
  const alike = (other: string): number => Array.from(name).findIndex((letter, i) => letter !== other[i]);
  return fitting.toSorted((a, b) => alike(b.name) - alike(a.name))[0];
}
