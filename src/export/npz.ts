// Arrays in numpy's own format (NEP 1): `np.load('data.npz')['train_x']`. An .npz is a zip of .npy files.
import { zip } from './zip.ts';

export interface NumpyArray {
  shape: readonly number[];
  data: Float32Array | Int32Array;
}

/** One array as an .npy file, version 1.0, C order, little-endian. */
export function npy({ shape, data }: NumpyArray): Uint8Array {
  const type = data instanceof Float32Array ? '<f4' : '<i4';
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  // Magic, version and length are 10 bytes; the header ends in a newline, and the data start at a multiple of 64.
  const padded = `${text.padEnd(Math.ceil((10 + text.length + 1) / 64) * 64 - 11)}\n`;
  const file = new Uint8Array(10 + padded.length + 4 * data.length);
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  const view = new DataView(file.buffer);
  view.setUint16(8, padded.length, true);
  file.set(new TextEncoder().encode(padded), 10);
  const start = 10 + padded.length;
  if (data instanceof Float32Array) data.forEach((value, i) => view.setFloat32(start + 4 * i, value, true));
  else data.forEach((value, i) => view.setInt32(start + 4 * i, value, true));
  return file;
}

export const npz = (arrays: Record<string, NumpyArray>): Uint8Array =>
  zip(Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, npy(array)])));
