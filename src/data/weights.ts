// Weights from a file, as an experiment names them (`model.weights`: name and checksum). The name says which bytes are
// meant, so that what is read once is good for every plan that is compiled from the same experiment.
import { DataError } from './errors.ts';
import { findOwn, keepOwn, ownName } from './own.ts';
import { readSafetensors, type StoredTensor } from './safetensors.ts';

const known = new Map<string, StoredTensor[]>();

/** Keeps a .safetensors file on this device and returns its name in an experiment. Throws DataError if it is none. */
export function keepWeights(path: string, bytes: Uint8Array): string {
  const { tensors } = readSafetensors(bytes, path);
  const id = keepOwn([{ path, bytes }]);
  known.set(id, tensors);
  return id;
}

let lent = 0;

/** Names tensors for as long as the page is open, for an experiment that nobody keeps. */
export function lendWeights(tensors: readonly { name: string; shape: number[]; data: Float32Array }[]): string {
  const id = `lent:${(++lent).toString(16).padStart(8, '0')}`;
  known.set(
    id,
    tensors.map(({ name, shape, data }) => ({
      name,
      type: 'F32' as const,
      shape,
      bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    })),
  );
  return id;
}

/** Forgets what was lent. */
export const returnWeights = (id: string): void => void known.delete(id);

/** Makes sure that an experiment's weights are at hand. Throws DataError if they are not on this device. */
export async function loadWeights(id: string): Promise<void> {
  if (id === '' || known.has(id)) return;
  const [file] = await findOwn(id);
  known.set(id, readSafetensors(file.bytes, ownName(id)).tensors);
}

/** The tensors of weights that were loaded. */
export function weightsOf(id: string): readonly StoredTensor[] {
  const tensors = known.get(id);
  if (!tensors) throw new DataError('file-missing', { file: ownName(id) });
  return tensors;
}
