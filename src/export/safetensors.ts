// The .safetensors format (huggingface/safetensors, "Format"): eight bytes with the header's length, a JSON header with
// each tensor's type, shape and place, then the tensors. `load_file` gives PyTorch's state dict.

export interface NamedTensor {
  name: string;
  shape: readonly number[];
  data: Float32Array;
}

/** Bytes of one number, by the format's names of the types that are written here. */
const sizes = { F32: 4, I32: 4, I16: 2, I8: 1, U8: 1 } as const;
type DType = keyof typeof sizes;

/** A tensor's entry in the header, before it has a place. */
interface TensorHead {
  name: string;
  dtype: DType;
  shape: readonly number[];
}

export interface RawTensor extends TensorHead {
  /** Its numbers; they are written in the type that `dtype` says. */
  data: ArrayLike<number>;
}

type Metadata = Readonly<Record<string, string>>;

const countOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** The header's bytes, padded with spaces, as the format allows, so that the tensors are aligned; and their length. */
function headerOf(
  heads: readonly TensorHead[],
  metadata?: Metadata,
): { json: Uint8Array; length: number; end: number } {
  const header: Record<string, unknown> = metadata ? { __metadata__: metadata } : {};
  let end = 0;
  for (const { name, dtype, shape } of heads) {
    const start = end;
    end += sizes[dtype] * countOf(shape);
    header[name] = { dtype, shape, data_offsets: [start, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  return { json, length: Math.ceil(json.length / 8) * 8, end };
}

/** Bytes of the file that `writeSafetensors` would make. */
export function safetensorsSize(heads: readonly TensorHead[], metadata?: Metadata): number {
  const { length, end } = headerOf(heads, metadata);
  return 8 + length + end;
}

export function writeSafetensors(tensors: readonly RawTensor[], metadata?: Metadata): Uint8Array<ArrayBuffer> {
  const { json, length, end } = headerOf(tensors, metadata);
  const file = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(length), true);
  file.set(json, 8);
  let at = 8 + length;
  for (const { dtype, data } of tensors) {
    for (let i = 0; i < data.length; i++) {
      if (dtype === 'F32') view.setFloat32(at, data[i], true);
      else if (dtype === 'I32') view.setInt32(at, data[i], true);
      else if (dtype === 'I16') view.setInt16(at, data[i], true);
      else if (dtype === 'I8') view.setInt8(at, data[i]);
      else view.setUint8(at, data[i]);
      at += sizes[dtype];
    }
  }
  return file;
}

/** f32 tensors by name, in their order; `metadata` is for the reader's information. */
export const safetensors = (tensors: readonly NamedTensor[], metadata?: Metadata): Uint8Array<ArrayBuffer> =>
  writeSafetensors(
    tensors.map((tensor) => ({ ...tensor, dtype: 'F32' })),
    metadata,
  );
