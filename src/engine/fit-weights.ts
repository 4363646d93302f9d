// Weights from a file put into a model: by name and shape, or, where no name is known, by their order.
import { asFloats, DataError, type StoredTensor } from '../data/index.ts';

/** Where a tensor of the model lies in its buffer. */
export interface Place {
  name: string;
  shape: readonly number[];
  offset: number;
  length: number;
  /** It only helps to train: no part of the model that a file has the weights of. */
  helper?: true;
}

export interface FittedWeights {
  values: ReadonlyMap<string, Float32Array>;
  /** Names of the model's tensors that the file has nothing for: they start as a new model's do. */
  missing: string[];
}

/** Layer by layer, as a state dict has them: a model keeps its states apart. */
const layerOf = ({ name }: Place): number => Number(name.split('.')[1]);

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);

/**
 * What of a file belongs into a model's tensors. By name where at least one name and shape are the model's: the rest
 * starts anew (another number of classes: only the head is new). Else, as for another program's state dict, by order,
 * if the floating-point tensors are as many as the model's and of their shapes. What only helps to train is taken by
 * name where the file has it, and not missed. Throws DataError if nothing fits.
 */
export function fitWeights(places: readonly Place[], tensors: readonly StoredTensor[], file: string): FittedWeights {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const own = places.filter(({ helper }) => !helper);
  const helpers = places.filter(({ helper }) => helper);
  const named = (place: Place) => [place, byName.get(place.name)] as const;
  let pairs = own.map(named);
  const fits = ([{ shape }, tensor]: (typeof pairs)[number]): boolean =>
    tensor !== undefined && sameShape(shape, tensor.shape);
  if (!pairs.some(fits)) {
    const floats = tensors.filter(({ type }) => type.includes('F'));
    const inOrder = own.toSorted((a, b) => layerOf(a) - layerOf(b));
    pairs = inOrder.map((place, i) => [place, floats[i]] as const);
    if (floats.length !== own.length || !pairs.every(fits)) throw new DataError('weights-fit', { file });
  }
  return {
    values: new Map(
      [...pairs, ...helpers.map(named)].filter(fits).map(([{ name }, tensor]) => [name, asFloats(tensor!)]),
    ),
    missing: pairs.filter((pair) => !fits(pair)).map(([{ name }]) => name),
  };
}

/** Writes what fits into θ, or into the states, at the tensors' places. */
export function putWeights(places: readonly Place[], { values }: FittedWeights, into: Float32Array): void {
  for (const { name, offset } of places) {
    const value = values.get(name);
    if (value) into.set(value, offset);
  }
}
