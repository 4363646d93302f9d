// Files of weights that are what they say, and those that lie.
import { expect, test } from 'vitest';
import { asFloats, readSafetensors } from './safetensors.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file with this header (an object, or any text) and so many bytes behind it. */
function file(header: unknown, data: Uint8Array | number = 0, length?: number): Uint8Array {
  const text = encode(typeof header === 'string' ? header : JSON.stringify(header));
  const behind = typeof data === 'number' ? new Uint8Array(data) : data;
  const bytes = new Uint8Array(8 + text.length + behind.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length ?? text.length), true);
  bytes.set(text, 8);
  bytes.set(behind, 8 + text.length);
  return bytes;
}

const f32 = (shape: number[], start: number, end: number, dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [start, end],
});

test('tensors of every type come as numbers', () => {
  const data = new Uint8Array(20);
  const view = new DataView(data.buffer);
  view.setFloat32(0, 1.5, true);
  view.setUint16(4, 0x3e00, true); // 1.5
  view.setUint16(6, 0x8001, true); // −2⁻²⁴
  view.setUint16(8, 0x3fc0, true); // bfloat16 1.5
  view.setInt8(10, -3);
  view.setUint8(11, 200);
  view.setFloat64(12, -0.25, true);
  const { tensors, metadata } = readSafetensors(
    file(
      {
        __metadata__: { step: '7' },
        b: f32([2], 4, 8, 'F16'),
        a: f32([1, 1], 0, 4),
        c: f32([1], 8, 10, 'BF16'),
        d: f32([], 10, 11, 'I8'),
        e: f32([1], 11, 12, 'U8'),
        f: f32([1], 12, 20, 'F64'),
      },
      data,
    ),
    'x',
  );
  expect(metadata).toEqual({ step: '7' });
  expect(tensors.map((tensor) => [tensor.name, tensor.shape, [...asFloats(tensor)]])).toEqual([
    ['b', [2], [1.5, -(2 ** -24)]],
    ['a', [1, 1], [1.5]],
    ['c', [1], [1.5]],
    ['d', [], [-3]],
    ['e', [1], [200]],
    ['f', [1], [-0.25]],
  ]);
});

const lies: Record<string, Uint8Array> = {
  empty: new Uint8Array(),
  'seven bytes': new Uint8Array(7),
  'a header longer than the file': file({ a: f32([1], 0, 4) }, 4, 1e6),
  'a header of 2⁶³ bytes': new Uint8Array(16).fill(0xff),
  'not JSON': file('{"a":', 4),
  'not UTF-8': file({ a: f32([1], 0, 4) }, 4).with(9, 0xff),
  'a list': file([1, 2], 4),
  'no tensors': file({}, 0),
  'an unknown type': file({ a: f32([1], 0, 4, 'Q4') }, 4),
  'a type of the prototype': file({ a: f32([1], 0, 4, 'constructor') }, 4),
  'a negative size': file({ a: f32([-1], 0, 4) }, 4),
  'a huge size': file({ a: f32([1e15, 1e15], 0, 4) }, 4),
  'no shape': file({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4),
  'one offset': file({ a: { dtype: 'F32', shape: [1], data_offsets: [0] } }, 4),
  'an end before its start': file({ a: f32([1], 4, 0) }, 4),
  'behind the end of the file': file({ a: f32([2], 0, 8) }, 4),
  'bytes that do not fit the shape': file({ a: f32([2], 0, 4) }, 4),
  'tensors that overlap': file({ a: f32([2], 0, 8), b: f32([1], 4, 8) }, 8),
  'a gap': file({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12),
  'more bytes than tensors': file({ a: f32([1], 0, 4) }, 8),
  'a null tensor': file({ a: null }, 4),
};

test.each(Object.entries(lies))('%s is refused with a message', (_, bytes) => {
  expect(() => readSafetensors(bytes, 'w.safetensors')).toThrow(
    expect.objectContaining({ name: 'DataError', message: expect.stringContaining('w.safetensors') as string }),
  );
});
