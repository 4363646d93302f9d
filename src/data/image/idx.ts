// IDX, the format that MNIST comes in: two zeros, a type, the number of dimensions, their sizes (32 bits, the highest
// byte first), then the values (LeCun, Cortes & Burges, "The MNIST database").
import { DataError } from '../errors.ts';

const typeOfBytes = 8;
const maxDimensions = 4;

export interface IdxArray {
  shape: number[];
  values: Uint8Array;
  /** Where the array ends in the file. */
  end: number;
}

/** The array that begins at `at`. Throws DataError for what is none, holds no bytes, or is shorter than it says. */
export function readIdx(bytes: Uint8Array, file: string, at = 0): IdxArray {
  if (bytes.length === 0) throw new DataError('empty-file', { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < at + 4 || view.getUint16(at) !== 0) throw new DataError('not-idx', { file });
  const type = bytes[at + 2];
  const dimensions = bytes[at + 3];
  if (type < 8 || type > 14 || dimensions === 0) throw new DataError('not-idx', { file });
  if (type !== typeOfBytes) throw new DataError('idx-type', { file, type });
  if (dimensions > maxDimensions) throw new DataError('idx-shape', { file, shape: `${dimensions} dimensions` });
  const start = at + 4 + 4 * dimensions;
  if (bytes.length < start) throw new DataError('idx-size', { file, expected: start, found: bytes.length });
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(at + 4 + 4 * i));
  const size = shape.reduce((product, length) => product * length, 1);
  if (size === 0) throw new DataError('idx-shape', { file, shape: shape.join(' × ') });
  const end = start + size;
  if (end > bytes.length) throw new DataError('idx-size', { file, expected: end, found: bytes.length });
  return { shape, values: bytes.subarray(start, end), end };
}
