// Cases for mixed precision: the operands, and the scale of the loss.
import type { Step } from '../../src/engine/step.ts';
import type { Cases, KernelCase } from './compare.ts';
import { junk, mixed, random } from './fill.ts';

/** Halves and ties between them, numbers below the smallest, above the largest, and what is no number. */
const edges = Float32Array.from([
  1, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 2049, 2051, -0.1, 65504, 65519.9, 0,
  2 ** -14, 2 ** -14 - 2 ** -26, 2 ** -24, 2 ** -25, 3 * 2 ** -25, -(2 ** -26), 1e-30,
]); // oxfmt-ignore
const tooLarge = Float32Array.from([65520, -65520, 1e30, 1, Infinity, -Infinity, 3, 4]);

export const toHalf: Cases = (size) => {
  const make = (title: string, src: Float32Array, step: Partial<Step> = {}, whole = false): KernelCase => ({
    title: `${size} ${title}`,
    constants: { FOUND: 7, ...(whole ? { COUNT: src.length } : { SIZE: 4 }) },
    step: { size, training: 1, ...step },
    buffers: [src, junk(src.length + 4), new Float32Array(8)],
    threads: Math.ceil(src.length / 4),
    rel: 0,
    abs: 0,
  });
  const beyond = random(4 * size + 4);
  beyond.fill(1e9, 4 * size); // of a larger batch before
  return [
    make('random', random(4 * size)),
    make('extreme', mixed(4 * size)),
    make('edges', edges, {}, true),
    make('too large', tooLarge, {}, true),
    make('too large while evaluating', tooLarge, { training: 0 }, true),
    { ...make('left over', beyond), threads: size + 1, outputs: ['scaler'] },
  ];
};

const scaler = (...values: number[]): Float32Array => Float32Array.of(0, 0, 0, 0, ...values);

export const scaleLoss: Cases = (size) => [
  {
    title: `${size}`,
    constants: { K: 3, SCALE: 4 },
    step: { size },
    buffers: [random(3 * size), scaler(1024)],
    threads: 3 * size,
  },
];

export const unscale: Cases = (size) => [
  {
    title: `${size}`,
    constants: { QUADS: Math.ceil(size / 4), SCALE: 4 },
    step: {},
    buffers: [random(4 * Math.ceil(size / 4)), scaler(1024)],
    threads: Math.ceil(size / 4),
  },
];

export const lossScale: Cases = (size) => {
  const make = (title: string, values: number[], GROWTH: number, t: number): KernelCase => ({
    title: `${size} ${title}`,
    constants: { AT: 4, GROWTH },
    step: { t, beta1: 0.9, beta2: 0.999, correction1: 1 - 0.9 ** t, correction2: 1 - 0.999 ** t },
    buffers: [scaler(...values)],
    threads: 1,
    single: true,
    rel: 1e-4,
  });
  return [
    make('the first step', [65536, 0, 0, 0, 0, 9, 1, 1], 2000, 1),
    make('overflow', [65536, 9, 1, 1, 0, 1, 1, 1], 2000, 5),
    make('grows', [1024, 9, 3, 0, 1, 3, 1, 1], 10, 5 + size),
    make('static, overflow', [1024, 9, 3, 1, 1, 3, 1, 1], 0, 5 + size),
    make('many left out', [1024, 9, 3, 0, 1, 40, 1, 1], 10, 50 + size),
  ];
};
