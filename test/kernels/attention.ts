// Cases for attention, residual connections around other layers, positions, and what makes one row of a sequence.
import type { Step } from '../../src/engine/step.ts';
import { backwardQuads } from '../../src/engine/layers/attention.ts';
import type { Cases, KernelCase } from './compare.ts';
import { junk, random } from './fill.ts';

/** B × T × D × heads: long sequences, many of them, wide heads. */
const shapes = (size: number) => [
  [2, size, 8, 2],
  [size, 5, 12, 3],
  [1, 6, 4 * size, 1],
];

interface Attention {
  title: string;
  constants: { T: number; D: number; HEADS: number; CAUSAL: number };
  B: number;
  /** Words of a row of weights for each query of each head. */
  weights: number;
}

const attentions = (size: number, wanted = shapes(size)): Attention[] =>
  wanted.flatMap(([B, T, D, HEADS]) =>
    [0, 1].map((CAUSAL) => ({
      title: `${B} × ${T} × ${D}, ${HEADS} heads, causal ${CAUSAL}`,
      constants: { T, D, HEADS, CAUSAL },
      B,
      weights: B * HEADS * T * 4 * Math.ceil(T / 4),
    })),
  );

const tiles = (T: number): number => Math.ceil(T / 4);

/** Weights as a softmax leaves them: 0 behind the query and behind the last place. */
function softmaxed({ constants: { T, CAUSAL }, weights }: Attention): Float32Array {
  const padded = 4 * tiles(T);
  return random(weights).map((x, i) => {
    const [t, s] = [Math.floor(i / padded) % T, i % padded];
    return s < T && (s <= t || !CAUSAL) ? Math.exp(x) / T : 0;
  });
}

const scoresOf = (given: Attention, scale: number): KernelCase => {
  const { constants, B, weights } = given;
  const { T, D, HEADS } = constants;
  return {
    title: `${given.title}, × ${scale}`,
    constants,
    step: { size: B },
    buffers: [random(B * T * 3 * D, scale), new Float32Array(weights)],
    threads: B * HEADS * tiles(T),
    // A score of 10⁴ has its rounding in the exponent.
    abs: scale > 1 ? 2e-2 : 1e-5,
    rel: 1e-4,
  };
};

export const attentionScores: Cases = (size) => [
  ...attentions(size).map((given) => scoresOf(given, 1)),
  ...attentions(size)
    .slice(0, 2)
    .map((given) => scoresOf(given, 50)),
];

export const attentionValues: Cases = (size) =>
  attentions(size).map((given) => {
    const { title, constants, B } = given;
    const { T, D } = constants;
    return {
      title,
      constants,
      step: { size: B },
      buffers: [random(B * T * 3 * D), softmaxed(given), junk(B * T * D)],
      threads: B * tiles(T) * (D / 4),
      abs: 1e-5,
    };
  });

export const attentionBackwardScores: Cases = (size) =>
  attentions(size).map((given) => {
    const { title, constants, B, weights } = given;
    const { T, D, HEADS } = constants;
    return {
      title,
      constants,
      step: { size: B },
      buffers: [
        random(B * T * 3 * D),
        softmaxed(given),
        random(B * T * D),
        random(B * T * D),
        new Float32Array(weights),
      ],
      threads: B * HEADS * tiles(T),
      abs: 1e-5,
    };
  });

function backward(given: Attention, threads: number): KernelCase {
  const { title, constants, B } = given;
  const { T, D } = constants;
  return {
    title,
    constants,
    step: { size: B },
    buffers: [
      random(B * T * 3 * D),
      softmaxed(given),
      softmaxed(given).map((x) => x - 0.5 * Math.sign(x)),
      random(B * T * D),
      junk(B * T * 3 * D),
    ],
    threads,
    abs: 1e-5,
  };
}

export const attentionBackward: Cases = (size) =>
  attentions(size).map((given) => {
    const { T, D } = given.constants;
    return backward(given, 2 * given.B * tiles(T) * (D / 4));
  });

/** Heads that are a multiple of 16 wide. */
const wideShapes = (size: number) => [
  [1, size, 32, 2],
  [size, 5, 32, 1],
];

export const attentionBackwardQuad: Cases = (size) =>
  attentions(size, wideShapes(size)).map((given) => {
    const { T, D } = given.constants;
    return backward(given, backwardQuads(given.B, T, D));
  });

/** The rate is the third live value. */
const dropping = (rate: number, training: number): Partial<Step> => ({
  seed: 7,
  index: 3,
  training,
  live: new Float32Array(40).fill(rate, 2, 3),
});

export const residualForward: Cases = (size) =>
  [
    [0, 1],
    [0.4, 1],
    [0.4, 0],
  ].map(([rate, training]) => ({
    title: `${size}, rate ${rate}, training ${training}`,
    constants: { SIZE: 5, LAYER: 33, RATE: 2 },
    step: { size, ...dropping(rate, training) },
    buffers: [random(5 * size), random(5 * size), junk(5 * size)],
    threads: 5 * size,
  }));

export const residualBackward: Cases = (size) => [
  {
    title: `${size}`,
    constants: { SIZE: 5, INPUT_ACTIVATION: 1 },
    step: { size },
    buffers: [random(5 * size), random(5 * size), random(5 * size).map(Math.tanh), junk(5 * size)],
    threads: 5 * size,
  },
];

/** B × SIZE. */
const rows = (size: number) => [
  [size, 6],
  [3, size],
];

export const positionForward: Cases = (size) =>
  rows(size).map(([B, SIZE]) => ({
    title: `${B} × ${SIZE}`,
    constants: { SIZE, TABLE: 4 },
    step: { size: B },
    buffers: [random(B * SIZE), random(4 + SIZE), junk(B * SIZE)],
    threads: B * SIZE,
  }));

export const positionBackward: Cases = (size) =>
  rows(size).flatMap(([B, SIZE]) =>
    [
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([LEARNED, INPUT_GRADIENT]) => ({
      title: `${B} × ${SIZE}, learnt ${LEARNED}, dx ${INPUT_GRADIENT}`,
      constants: { SIZE, TABLE: 4, LEARNED, INPUT_ACTIVATION: 1, INPUT_GRADIENT },
      step: { size: B },
      buffers: [random(B * SIZE), random(B * SIZE).map(Math.tanh), junk(4 + SIZE), junk(B * SIZE)],
      threads: LEARNED * SIZE + INPUT_GRADIENT * B * SIZE,
    })),
  );

/** B × T × D, and the places that count. */
const places = (size: number) =>
  [
    [size, 3, 5],
    [2, size, 3],
  ].flatMap(([B, T, D]) =>
    [
      { FROM: 0, COUNT: T, PRODUCT: 0 },
      { FROM: T - 1, COUNT: 1, PRODUCT: 0 },
      { FROM: 0, COUNT: Math.min(T, 5), PRODUCT: 1 },
    ].map((range) => ({
      title: `${B} × ${T} × ${D}, from ${range.FROM}, ${range.COUNT}`,
      B,
      constants: { T, D, ...range },
    })),
  );

export const placesForward: Cases = (size) =>
  places(size).map(({ title, B, constants }) => ({
    title,
    constants,
    step: { size: B },
    buffers: [random(B * constants.T * constants.D), junk(B * constants.D)],
    threads: B * constants.D,
  }));

export const placesBackward: Cases = (size) =>
  places(size).map(({ title, B, constants }) => {
    const all = B * constants.T * constants.D;
    return {
      title,
      constants: { ...constants, INPUT_ACTIVATION: 1 },
      step: { size: B },
      buffers: [random(B * constants.D), random(all), random(all).map(Math.tanh), junk(all)],
      threads: all,
    };
  });
