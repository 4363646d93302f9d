// Cases for the kernels of compression.
import { networkPart } from '../../src/labs/compress/network.ts';
import type { Cases } from './compare.ts';
import { junk, random } from './fill.ts';

/** Values at whole multiples of the scale and a quarter off: where a division's last bit decides, two are right. */
const offTheEdge = (n: number, scale: number): Float32Array =>
  random(n, 3).map((v) => (Math.round(v / scale) + 0.25 * Math.sign(v)) * scale);

export const fakeQuantize: Cases = (size) =>
  [1, 5].map((SIZE) => ({
    title: `${size} × ${SIZE}`,
    constants: { SIZE, PLACE: 1 },
    step: { size },
    buffers: [offTheEdge(size * SIZE, 0.05), Float32Array.of(9, 9, 9, 9, 0.05, 3, -128, 127)],
    threads: size * SIZE,
  }));

export const denseVariants: Cases = (size) =>
  [
    { V: 1, B: size, IN: 3, OUT: 5, SHARED: 0 },
    { V: 3, B: 2, IN: size, OUT: 2, SHARED: 1 },
    { V: size, B: 3, IN: 2, OUT: 1, SHARED: 0 },
  ].map(({ V, B, IN, OUT, SHARED }) => {
    const P = 4 + OUT * (IN + 1);
    return {
      title: `${V} × ${B} × ${IN} × ${OUT}`,
      constants: { P, IN, OUT, WEIGHT: 4, BIAS: 4 + OUT * IN, ACTIVATION: 1, SHARED },
      step: { size: B, offset: 2, slot: V },
      buffers: [random((SHARED ? 1 : V) * B * IN), random((V + 2) * P), junk(V * B * OUT)],
      threads: V * Math.ceil(B / 4) * Math.ceil(OUT / 4),
      abs: 1e-5, // sums of up to 130 terms, one after the other
    };
  });

/** The unit of the fragment itself, and layers written out. */
export const networkVariants: Cases = (size) => {
  const layers = [
    { IN: 3, OUT: 5, WEIGHT: 4, BIAS: 20, ACTIVATION: 1 },
    { IN: 5, OUT: 2, WEIGHT: 28, BIAS: 40, ACTIVATION: 3 },
  ];
  const own = { network: networkPart({ P: 44, layers })! };
  return [
    { V: 1, B: size, INPUTS: 2, OUTPUTS: 1, P: 4, parts: {} },
    { V: 3, B: size, INPUTS: 3, OUTPUTS: 2, P: 44, parts: own },
    { V: size, B: 6, INPUTS: 3, OUTPUTS: 2, P: 44, parts: own },
  ].map(({ V, B, INPUTS, OUTPUTS, P, parts }) => ({
    title: `${V} × ${B} × ${INPUTS} × ${OUTPUTS}`,
    constants: { ROWS: 8 },
    parts,
    step: { size: B, offset: 2, slot: V },
    buffers: [random(B * INPUTS), random((V + 2) * P), junk(V * B * OUTPUTS)],
    threads: V * Math.ceil(B / 8),
  }));
};

const zeroed = (n: number): Float32Array => random(n, 5).map((v, i) => (i % 3 === 0 ? 0 : v));

export const holdPruned: Cases = (size) => [
  {
    title: `${size} quads`,
    constants: { QUADS: size },
    step: {},
    buffers: [
      zeroed(4 * size),
      random(4 * size, 6),
      random(8 * size, 7),
      Uint32Array.from({ length: size }, (_, i) => i % 2),
    ],
    threads: size,
  },
];

/** Rows of 3 weights, each with a scale of its own or all with one. */
function rowsOf(size: number, shared: boolean): Uint32Array {
  return Uint32Array.from(
    Array.from({ length: size }, (_, row) => [3 * row, 3, shared ? 0 : row, shared ? size : 1]).flat(),
  );
}

export const weightRange: Cases = (size) => [
  {
    title: `${size} rows`,
    constants: { ROWS: size },
    step: {},
    buffers: [random(3 * size), rowsOf(size, false), junk(2 * size)],
    threads: size,
  },
];

/** Ranges whose scale is exactly 1/8, and weights off the border between two levels. */
const rangesOf = (size: number): Float32Array =>
  Float32Array.from({ length: 2 * size }, (_, i) => (i % 2 ? 15.875 : -15.875));

export const weightRound: Cases = (size) =>
  [false, true].map((shared) => ({
    title: `${size} rows, ${shared ? 'one scale' : 'a scale each'}`,
    constants: { ROWS: size, LEVELS: 255, AFFINE: 0 },
    step: {},
    buffers: [offTheEdge(3 * size, 0.125), junk(3 * size), rowsOf(size, shared), rangesOf(size), junk(4 * size)],
    threads: size,
  }));

export const weightRestore: Cases = (size) =>
  [0, 1].map((GRADIENT) => ({
    title: `${size} rows${GRADIENT ? ' with gradients' : ''}`,
    constants: { ROWS: size, GRADIENT },
    step: {},
    buffers: [
      junk(3 * size),
      offTheEdge(3 * size, 0.05),
      rowsOf(size, false),
      Float32Array.from({ length: 4 * size }, (_, i) => [0.05, 2, -8, 7][i % 4]),
      random(3 * size, 8),
    ],
    threads: size,
  }));

export const distillation: Cases = (size) =>
  [1, 4].map((K) => ({
    title: `${size} × ${K}`,
    constants: { K, TEMPERATURE: 1, HARD: 0 },
    step: { size, offset: 1, live: Float32Array.of(0.3, 2.5, ...Array<number>(38).fill(0)) },
    buffers: [
      random(size * K).map((v) => 4 * v),
      random((size + 1) * K, 9).map((v) => 4 * v),
      Uint32Array.from({ length: size + 1 }, (_, i) => size - i),
      random(size * K, 10),
      random(size, 11),
    ],
    threads: size,
    abs: 1e-5,
  }));

/** B × SIZE: many rows, wide rows. */
const hintShapes = (size: number) => [
  [size, 5],
  [3, size],
];

export const hint: Cases = (size) =>
  hintShapes(size).map(([B, SIZE]) => ({
    title: `${B} × ${SIZE}`,
    constants: { SIZE, WEIGHT: 2 },
    step: { size: B, offset: 1, live: Float32Array.of(9, 9, 0.7, ...Array<number>(37).fill(9)) },
    buffers: [
      random(B * SIZE),
      random((B + 1) * SIZE, 12),
      Uint32Array.from({ length: B + 1 }, (_, i) => B - i),
      junk(B * SIZE),
      random(B, 13),
    ],
    threads: 0,
    groups: B,
    abs: 1e-5,
  }));

export const hintBackward: Cases = (size) =>
  hintShapes(size).map(([B, SIZE]) => ({
    title: `${B} × ${SIZE}`,
    constants: { SIZE, INPUT_ACTIVATION: 1 },
    step: { size: B },
    buffers: [random(B * SIZE), random(B * SIZE, 14).map(Math.tanh), random(B * SIZE, 15)],
    threads: Math.ceil((B * SIZE) / 4),
  }));
