import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { History } from '../engine/history.ts';
import { historyCsv, safetensors, zip } from './index.ts';
import { npy, npz } from './npz.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const floats = (bytes: Uint8Array): number[] => Array.from(new Float32Array(bytes.slice().buffer));

/** Reads a file as the format's own description says. */
function parse(file: Uint8Array) {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const { __metadata__, ...header } = JSON.parse(text(file.subarray(8, 8 + length))) as Record<string, any>;
  const all = Object.entries(header).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [start, end],
      },
    ]) => {
      expect(dtype).toBe('F32');
      return { name, shape, data: floats(file.subarray(8 + length + start, 8 + length + end)) };
    },
  );
  return { all, metadata: __metadata__, length, end: file.length };
}

describe('safetensors', () => {
  const tensors = [
    { name: 'layers.0.weight', shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 0, 1e-38, 3e38) },
    { name: 'layers.0.bias', shape: [2], data: Float32Array.of(-0, 0.1) },
    { name: 'empty', shape: [0], data: new Float32Array() },
  ];

  test('reads back: names in their order, shapes, bits', () => {
    const { all, metadata } = parse(safetensors(tensors));
    expect(all).toEqual(tensors.map(({ data, ...rest }) => ({ ...rest, data: Array.from(data) })));
    expect(metadata).toBeUndefined();
  });

  test('the header starts with a brace and ends at a multiple of eight; nothing follows the tensors', () => {
    const file = safetensors(tensors, { format: 'pt', 'made by': 'Downhill – “坡”' });
    const { metadata, length, end } = parse(file);
    expect(metadata).toEqual({ format: 'pt', 'made by': 'Downhill – “坡”' });
    expect(length % 8).toBe(0);
    expect(text(file.subarray(8, 9))).toBe('{');
    expect(end).toBe(8 + length + 4 * 8);
  });
});

describe('numpy', () => {
  test.each([
    [[2, 3], '(2, 3)'],
    [[6], '(6,)'],
    [[1, 2, 3], '(1, 2, 3)'],
  ])('an array of shape %j', (shape, written) => {
    const file = npy({ shape, data: Float32Array.of(1, 2, 3, 4, 5, 6.5) });
    expect(Array.from(file.subarray(0, 8))).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    const start = 10 + new DataView(file.buffer).getUint16(8, true);
    expect(start % 64).toBe(0);
    expect(text(file.subarray(10, start))).toContain(`{'descr': '<f4', 'fortran_order': False, 'shape': ${written}, }`);
    expect(text(file.subarray(start - 1, start))).toBe('\n');
    expect(floats(file.subarray(start))).toEqual([1, 2, 3, 4, 5, 6.5]);
  });

  test('an archive of several, the same bytes every time', () => {
    const arrays = { train_y: { shape: [2], data: Int32Array.of(-1, 7) } };
    const files = unzipSync(npz(arrays));
    expect(Object.keys(files)).toEqual(['train_y.npy']);
    expect(text(files['train_y.npy'])).toContain("'<i4'");
    expect(npz(arrays)).toEqual(npz(arrays));
  });
});

test('a zip holds text and bytes', () => {
  const files = unzipSync(zip({ 'train.py': 'print("你好")', 'data.npz': Uint8Array.of(1, 2, 3) }));
  expect(text(files['train.py'])).toBe('print("你好")');
  expect(Array.from(files['data.npz'])).toEqual([1, 2, 3]);
});

test('the curve as a table: steps and evaluations of the same step on one line', () => {
  const history = new History();
  history.steps.add(0, 0.7, 0.03, 0, 10);
  history.steps.add(1, 0.5, 0.03, 1.25, 10);
  history.steps.add(2, Number.NaN, 0.03, 0, 5);
  history.evaluations.add(0, 0.71, 0.72);
  history.evaluations.add(3, 0.4, Number.NaN);
  expect(historyCsv(history)).toBe(
    [
      'step,loss,learning_rate,gradient_norm,batch,train_loss,test_loss',
      '0,0.7,0.03,,10,0.71,0.72',
      '1,0.5,0.03,1.25,10,,',
      '2,,0.03,,5,,',
      '3,,,,,0.4,',
      '',
    ].join('\n'),
  );
  expect(historyCsv(new History()).split('\n')).toHaveLength(2);
});
