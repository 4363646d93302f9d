// Reads .safetensors files (huggingface/safetensors, "Format"): eight bytes with the header's length, a JSON header with
// each tensor's type, shape and place, then the tensors. A header may lie: everything it says is checked before use.
import { DataError } from './errors.ts';

/** Bytes of a number of each type that is known. */
const widths = { F64: 8, F32: 4, F16: 2, BF16: 2, I64: 8, I32: 4, I16: 2, I8: 1, U8: 1, BOOL: 1 } as const;
export type TensorType = keyof typeof widths;

export interface StoredTensor {
  name: string;
  type: TensorType;
  shape: number[];
  /** Little-endian, row by row. */
  bytes: Uint8Array;
}

/** Headers are at most so long (the reference implementation's own limit). */
const maxHeader = 100_000_000;

/** The tensors of a file, in its header's order. Throws DataError saying what is wrong, naming `file`. */
export function readSafetensors(
  bytes: Uint8Array,
  file: string,
): { tensors: StoredTensor[]; metadata: Record<string, string> } {
  const wrong = (what: string): DataError => new DataError('not-safetensors', { file, what });
  if (bytes.length === 0) throw new DataError('empty-file', { file });
  if (bytes.length < 8) throw wrong('length');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(maxHeader, bytes.length - 8))) throw wrong('length');
  const start = 8 + Number(length);
  const header = parse(bytes.subarray(8, start)) ?? {};
  const { __metadata__: about, ...entries } = header;
  const data = bytes.subarray(start);
  const tensors = Object.entries(entries).map(([name, entry]) => tensorOf(name, entry, data, () => wrong(name)));
  if (tensors.length === 0) throw wrong('JSON');
  // As the format asks: no overlap, no gap.
  let end = 0;
  for (const { name, bytes: part } of tensors.toSorted((a, b) => a.bytes.byteOffset - b.bytes.byteOffset)) {
    if (part.byteOffset !== data.byteOffset + end) throw wrong(name);
    end += part.length;
  }
  if (end !== data.length) throw new DataError('damaged-file', { file });
  return { tensors, metadata: textsOf(about) };
}

function parse(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const textsOf = (about: unknown): Record<string, string> =>
  typeof about === 'object' && about !== null
    ? Object.fromEntries(Object.entries(about).map(([key, value]) => [key, String(value)]))
    : {};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function tensorOf(name: string, entry: unknown, data: Uint8Array, wrong: () => DataError): StoredTensor {
  if (typeof entry !== 'object' || entry === null) throw wrong();
  const { dtype, shape, data_offsets: offsets } = entry as Record<string, unknown>;
  if (typeof dtype !== 'string' || !Object.hasOwn(widths, dtype)) throw wrong();
  if (!Array.isArray(shape) || !shape.every(isCount) || !Array.isArray(offsets) || !offsets.every(isCount))
    throw wrong();
  const type = dtype as TensorType;
  const [from, to] = offsets;
  const size = shape.reduce((a: number, b) => a * b, widths[type]);
  if (offsets.length !== 2 || to > data.length || to - from !== size) throw wrong();
  return { name, type, shape, bytes: data.subarray(from, to) };
}

/** The tensor's numbers as f32, whatever its type. */
export function asFloats({ type, bytes }: StoredTensor): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = widths[type];
  const read: Record<TensorType, (at: number) => number> = {
    F64: (at) => view.getFloat64(at, true),
    F32: (at) => view.getFloat32(at, true),
    F16: (at) => halfToNumber(view.getUint16(at, true)),
    BF16: (at) => floatOfBits(view.getUint16(at, true) << 16),
    I64: (at) => Number(view.getBigInt64(at, true)),
    I32: (at) => view.getInt32(at, true),
    I16: (at) => view.getInt16(at, true),
    I8: (at) => view.getInt8(at),
    U8: (at) => view.getUint8(at),
    BOOL: (at) => view.getUint8(at),
  };
  return Float32Array.from({ length: bytes.length / width }, (_, i) => read[type](i * width));
}

const scratch = new DataView(new ArrayBuffer(4));
function floatOfBits(bits: number): number {
  scratch.setInt32(0, bits);
  return scratch.getFloat32(0);
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
