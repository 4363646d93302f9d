// A compressed model as a .safetensors file, and back. A weight tensor `W` is one of
//   W            F32: as it is; I8, I16 of its shape: its whole numbers q, 8 or 16 bits each
//   W.q          U8: q − qmin of other widths, or cluster numbers, packed, the lowest bit of a byte first
//   W.values     as W, but only the weights that were not pruned, in their order
// and for all tensors together, one after the other in their order:
//   scale        F32: one scale for each output channel, or one for the tensor: w = scale · (q − zero)
//   zero         I16: as many zero points, exactly where the scheme is affine
//   codebook     F32: the centres that cluster numbers stand for
//   mask         U8: a bit for every weight of the tensors that keep only some, the lowest of a byte first: 1 was kept
// The metadata entry `tensors` says `name shape bits scales centres sparse` of each of them, `;` between them, and `link`
// is the experiment's link. The parts are few because each costs 70 bytes of header.
import { asFloats, readSafetensors, type StoredTensor } from '../data/index.ts';
import { type RawTensor, safetensorsSize, writeSafetensors } from './safetensors.ts';

/** One tensor of a compressed model. */
export interface CompressedTensor {
  name: string;
  shape: readonly number[];
  /** As it came out of the compression: what the file's reader gets back, to the bit. */
  values: Float32Array;
  /** 1: kept. Absent where nothing was pruned. */
  keep?: Uint8Array;
  /** Absent where the numbers stay f32. */
  coded?: Coded;
}

export interface Coded {
  bits: number;
  /** Of every weight, from 0: what is packed. */
  codes: ArrayLike<number>;
  /** What code 0 stands for: q = code + offset. */
  offset: number;
  scale?: Float32Array;
  zero?: Int32Array;
  codebook?: Float32Array;
}

const countOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Codes of so many bits, one after the other, the lowest bit of a byte first. */
export function packBits(codes: ArrayLike<number>, bits: number): Uint8Array {
  const out = new Uint8Array(Math.ceil((codes.length * bits) / 8));
  for (let i = 0, at = 0; i < codes.length; i++) {
    for (let b = 0; b < bits; b++, at++) if ((codes[i] >> b) & 1) out[at >> 3] |= 1 << (at & 7);
  }
  return out;
}

function unpackBits(bytes: ArrayLike<number>, bits: number, count: number): Uint16Array {
  const out = new Uint16Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    for (let b = 0; b < bits; b++, at++) out[i] |= ((bytes[at >> 3] >> (at & 7)) & 1) << b;
  }
  return out;
}

const pick = (values: ArrayLike<number>, keep: Uint8Array): number[] => {
  const out: number[] = [];
  for (let i = 0; i < keep.length; i++) if (keep[i]) out.push(values[i]);
  return out;
};

/** A part of the file, with a function that makes its numbers, which only writing calls. */
type Entry = Omit<RawTensor, 'data'> & { data: () => ArrayLike<number> };

/** Whether only what was kept is stored. The mask costs a bit a weight: where little was pruned, zeros are stored too. */
function isSparse({ values, keep, coded }: CompressedTensor): boolean {
  if (!keep) return false;
  const bits = coded?.bits ?? 32;
  const [n, kept] = [values.length, count(keep)];
  return coded?.codebook !== undefined || n + kept * bits < n * bits;
}

const count = (keep: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < keep.length; i++) sum += keep[i];
  return sum;
};

function entryOf(tensor: CompressedTensor): Entry {
  const { name, shape, values, keep, coded } = tensor;
  const sparse = isSparse(tensor);
  const n = sparse ? count(keep!) : values.length;
  const chosen = (all: ArrayLike<number>): ArrayLike<number> => (sparse ? pick(all, keep!) : all);
  const whole = { name: sparse ? `${name}.values` : name, shape: sparse ? [n] : shape };
  if (!coded) return { ...whole, dtype: 'F32', data: () => chosen(values) };
  const { bits, codes, offset, codebook } = coded;
  if (!codebook && (bits === 8 || bits === 16)) {
    const numbers = () => Array.from(chosen(codes), (code) => code + offset);
    return { ...whole, dtype: bits === 8 ? 'I8' : 'I16', data: numbers };
  }
  const packed = () => packBits(chosen(codes), bits);
  return { name: `${name}.q`, dtype: 'U8', shape: [Math.ceil((n * bits) / 8)], data: packed };
}

const joined = (parts: readonly ArrayLike<number>[]): number[] => parts.flatMap((part) => Array.from(part));
const lengthOf = (parts: readonly ArrayLike<number>[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function entriesOf(tensors: readonly CompressedTensor[]): Entry[] {
  const entries = tensors.map(entryOf);
  const shared = (name: string, dtype: RawTensor['dtype'], parts: readonly (ArrayLike<number> | undefined)[]): void => {
    const some = parts.filter((part) => part !== undefined);
    if (some.length > 0) entries.push({ name, dtype, shape: [lengthOf(some)], data: () => joined(some) });
  };
  shared(
    'scale',
    'F32',
    tensors.map(({ coded }) => coded?.scale),
  );
  shared(
    'zero',
    'I16',
    tensors.map(({ coded }) => coded?.zero),
  );
  shared(
    'codebook',
    'F32',
    tensors.map(({ coded }) => coded?.codebook),
  );
  const masks = tensors.filter(isSparse).map(({ keep }) => keep!);
  const bits = lengthOf(masks);
  const mask = () => packBits(joined(masks), 1);
  if (bits > 0) entries.push({ name: 'mask', dtype: 'U8', shape: [Math.ceil(bits / 8)], data: mask });
  return entries;
}

function metadataOf(tensors: readonly CompressedTensor[], link: string): Record<string, string> {
  const listed = tensors
    .filter((tensor) => tensor.coded ?? isSparse(tensor))
    .map((tensor) => {
      const { name, shape, coded } = tensor;
      const { bits = 32, scale, codebook } = coded ?? {};
      return [name, shape.join('x'), bits, scale?.length ?? 0, codebook?.length ?? 0, Number(isSparse(tensor))].join(
        ' ',
      );
    });
  return { ...(listed.length > 0 ? { tensors: listed.join(';') } : {}), link };
}

/** Bytes of the file, without making it. */
export const compressedSize = (tensors: readonly CompressedTensor[], link: string): number =>
  safetensorsSize(entriesOf(tensors), metadataOf(tensors, link));

export const writeCompressed = (tensors: readonly CompressedTensor[], link: string): Uint8Array<ArrayBuffer> =>
  writeSafetensors(
    entriesOf(tensors).map(({ name, dtype, shape, data }) => ({ name, dtype, shape, data: data() })),
    metadataOf(tensors, link),
  );

export interface ReadModel {
  link: string;
  /** The tensors as f32, by name: what the model computes with. */
  tensors: Map<string, { shape: number[]; values: Float32Array }>;
}

/** Types of tensors that stand for themselves. */
const floats: ReadonlySet<StoredTensor['type']> = new Set(['F64', 'F32', 'F16', 'BF16']);

/** What is wrong with a file that is a .safetensors file, and the tensor or part it is wrong in. */
export class CompressedError extends Error {
  override readonly name = 'CompressedError';

  constructor(
    readonly code: 'contradiction' | 'bad-type' | 'not-finite' | 'missing' | 'shape',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

const bad = (name: string): CompressedError => new CompressedError('contradiction', name);

/** A stored tensor with its numbers. */
interface ReadTensor {
  data: Float32Array;
}

interface Listed {
  name: string;
  shape: number[];
  bits: number;
  scales: number;
  centres: number;
  sparse: boolean;
}

function listOf(text: string | undefined): Listed[] {
  if (text === undefined) return [];
  return text.split(';').map((line) => {
    const [, name, shape, ...numbers] = /^(\S+) ([\dx]+) (\d+) (\d+) (\d+) ([01])$/.exec(line) ?? [];
    if (name === undefined) throw bad('tensors');
    const [bits, scales, centres, sparse] = numbers.map(Number);
    return { name, shape: shape.split('x').map(Number), bits, scales, centres, sparse: sparse === 1 };
  });
}

/**
 * Reads a compressed model, or a plain file of float tensors. Throws DataError where it is no .safetensors file, and
 * CompressedError naming the tensor that is wrong.
 */
export function readCompressed(file: Uint8Array, fileName: string): ReadModel {
  const { tensors: stored, metadata } = readSafetensors(file, fileName);
  const raw = new Map(stored.map((tensor) => [tensor.name, tensor]));
  const tensors: ReadModel['tensors'] = new Map();
  const listed = listOf(metadata.tensors);
  const used = new Set<string>();
  const take = (name: string): ReadTensor | undefined => {
    used.add(name);
    const found = raw.get(name);
    return found && { data: asFloats(found) };
  };
  const places = { scale: 0, zero: 0, codebook: 0, mask: 0 };
  /** The next numbers of a part that all tensors share. */
  const next = (part: keyof typeof places, n: number, whole = take(part)?.data): Float32Array => {
    const start = places[part];
    places[part] += n;
    if (!whole || places[part] > whole.length) throw bad(part);
    return whole.subarray(start, start + n);
  };
  const mask = listed.some(({ sparse }) => sparse) ? Float32Array.from(allBits(take('mask'))) : undefined;
  const affine = listed.length > 0 && raw.has('zero');
  for (const one of listed) {
    const { name, shape, scales, centres, sparse } = one;
    const n = countOf(shape);
    if (n > file.length * 8) throw bad(name);
    const parts = {
      keep: sparse ? next('mask', n, mask) : undefined,
      scale: scales > 0 ? next('scale', scales) : undefined,
      zero: affine && scales > 0 ? next('zero', scales) : undefined,
      codebook: centres > 0 ? next('codebook', centres) : undefined,
    };
    const packed = take(`${name}.q`);
    const numbers = packed ?? take(sparse ? `${name}.values` : name);
    if (!numbers) throw bad(name);
    tensors.set(name, { shape, values: decode(one, n, numbers, packed !== undefined, parts) });
  }
  for (const tensor of stored) {
    const { name, shape, type } = tensor;
    if (used.has(name)) continue;
    if (!floats.has(type)) throw new CompressedError('bad-type', name);
    tensors.set(name, { shape, values: asFloats(tensor) });
  }
  for (const [name, { values }] of tensors)
    if (!values.every(Number.isFinite)) throw new CompressedError('not-finite', name);
  return { link: metadata.link ?? '', tensors };
}

const allBits = (tensor: ReadTensor | undefined): Uint16Array => {
  if (!tensor) throw bad('mask');
  return unpackBits(tensor.data, 1, 8 * tensor.data.length);
};

interface Parts {
  keep: Float32Array | undefined;
  scale: Float32Array | undefined;
  zero: Float32Array | undefined;
  codebook: Float32Array | undefined;
}

function decode({ name, bits }: Listed, n: number, stored: ReadTensor, packed: boolean, parts: Parts): Float32Array {
  const { keep, scale, zero, codebook } = parts;
  const kept = keep ? count(keep) : n;
  if (stored.data.length !== (packed ? Math.ceil((kept * bits) / 8) : kept)) throw bad(name);
  const numbers = packed ? unpackBits(stored.data, bits, kept) : stored.data;
  const all = keep ? spread(numbers, keep) : numbers;
  if (codebook) return centresOf(all, keep, codebook);
  if (!scale) {
    if (bits !== 32) throw bad('scale');
    return Float32Array.from(all);
  }
  if (n % scale.length !== 0 || !scale.every((s) => Number.isFinite(s) && s > 0)) throw bad('scale');
  const offset = packed ? lowestOf(bits, zero !== undefined) : 0;
  const size = n / scale.length;
  return Float32Array.from(all, (code, i) => {
    if (keep?.[i] === 0) return 0;
    const c = Math.floor(i / size);
    return (code + offset - (zero?.[c] ?? 0)) * scale[c];
  });
}

/** What packed code 0 stands for: symmetric levels go from −(2ᵇ⁻¹ − 1), affine ones from −2ᵇ⁻¹. */
const lowestOf = (bits: number, affine: boolean): number => (affine ? 0 : 1) - 2 ** (bits - 1);

function spread(numbers: ArrayLike<number>, keep: ArrayLike<number>): Float32Array {
  const out = new Float32Array(keep.length);
  for (let i = 0, at = 0; i < keep.length; i++) if (keep[i]) out[i] = numbers[at++];
  return out;
}

function centresOf(codes: ArrayLike<number>, keep: ArrayLike<number> | undefined, centres: Float32Array) {
  return Float32Array.from(codes, (code, i) => {
    if (keep && !keep[i]) return 0;
    if (!(code < centres.length)) throw bad('codebook');
    return centres[code];
  });
}
