// Pictures as rows to train on.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { apply } from '../scale.ts';
import type { Affine, BuiltDataset, Source, Split } from '../types.ts';

export interface Images {
  n: number;
  channels: number;
  height: number;
  width: number;
  /** The brightest value a pixel can have: 255, or 16 of the digits. */
  levels: number;
  /** n × channels × height × width. */
  pixels: Uint8Array;
  labels: Uint8Array;
  classNames: string[];
  parts?: Source['parts'];
}

/** `count` rows from `start` on. */
export const rowRange = (start: number, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, i) => start + i);

/** Values that become f32 on the device: 240 MB. */
export const maxPixels = 60_000_000;
const maxClasses = 100;

/** Throws DataError where there is nothing to tell apart, or too much. */
export function imageSource(images: Images, config: DataConfig): Source {
  const { n, channels, height, width, labels, classNames } = images;
  const present = [...new Set(labels)];
  if (n < 2) throw new DataError('too-few-rows', { rows: n, needed: 2 });
  if (present.length === 1) throw new DataError('one-class', { name: classNames[present[0]] });
  if (classNames.length > maxClasses) {
    throw new DataError('too-many-classes', { classes: classNames.length, limit: maxClasses });
  }
  const used = config.rows > 0 ? Math.min(config.rows, n) : n;
  const pixels = used * channels * height * width;
  if (pixels > maxPixels) throw new DataError('too-many-pixels', { pixels, limit: maxPixels });
  return {
    n,
    classes: classNames.length,
    label: (row) => labels[row],
    ...(images.parts ? { parts: images.parts } : {}),
    build: (train, test) => build(images, config, train, test),
  };
}

function build(images: Images, config: DataConfig, trainRows: Uint32Array, testRows: Uint32Array): BuiltDataset {
  const { channels, height, width, classNames } = images;
  const train = gather(images, trainRows);
  const test = gather(images, testRows);
  const scaling = scalingOf(images, config, train.x);
  for (const { x } of [train, test]) {
    const size = height * width;
    for (let at = 0; at < x.length; at += size) {
      const c = (at / size) % channels;
      apply(x.subarray(at, at + size), {
        shift: scaling.shift.subarray(c, c + 1),
        scale: scaling.scale.subarray(c, c + 1),
      });
    }
  }
  return {
    task: 'classification',
    classes: classNames.length,
    classNames,
    featureNames: [],
    inputs: channels * height * width,
    shape: [channels, height, width],
    targets: 1,
    train,
    test,
    scaling,
  };
}

function gather({ channels, height, width, pixels, labels }: Images, rows: Uint32Array): Split {
  const size = channels * height * width;
  const x = new Float32Array(rows.length * size);
  for (const [i, row] of rows.entries()) x.set(pixels.subarray(row * size, (row + 1) * size), i * size);
  return { n: rows.length, x, y: Float32Array.from(rows, (row) => labels[row]) };
}

/** Of each channel: 0 … 1 for black to the brightest, or mean 0 and deviation 1 over the training pictures. */
function scalingOf({ channels, height, width, levels }: Images, { scale }: DataConfig, x: Float32Array): Affine {
  const affine = { shift: new Float32Array(channels), scale: new Float32Array(channels).fill(1) };
  if (scale === 'min-max') affine.scale.fill(levels);
  if (scale !== 'standard') return affine;
  const size = height * width;
  const n = x.length / channels;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    let squares = 0;
    for (let at = c * size; at < x.length; at += channels * size) {
      for (let i = at; i < at + size; i++) {
        sum += x[i];
        squares += x[i] * x[i]; // whole numbers: exact
      }
    }
    const mean = sum / n;
    affine.shift[c] = mean;
    affine.scale[c] = Math.sqrt(Math.max(squares / n - mean * mean, 0)) || 1;
  }
  return affine;
}
