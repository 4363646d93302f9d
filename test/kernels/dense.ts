// Cases for the fully connected layer and for gather.
import { activations } from '../../src/experiment/index.ts';
import { backwardQuads, forwardQuads } from '../../src/engine/layers/linear.ts';
import type { Cases, KernelCase } from './compare.ts';
import { junk, mixed, random, subnormal } from './fill.ts';

/** B × IN × OUT with each of them in turn at the odd size. */
const shapes = (size: number) => [
  [size, 3, 5],
  [3, size, 2],
  [2, 2, size],
];

interface Dense {
  title: string;
  shape: readonly number[];
  /** Number of the activation: of the layer going forward, of the layer below going backward. */
  activation: number;
  /** x going forward, what act′ is computed from going backward. */
  input: Float32Array;
  /** SAVE_INPUT or INPUT_GRADIENT. */
  on: number;
}

function forward({ title, shape: [B, IN, OUT], activation, input, on }: Dense): KernelCase {
  return {
    title,
    constants: { IN, OUT, WEIGHT: 4, BIAS: 4 + OUT * IN, ACTIVATION: activation, SAVE_INPUT: on },
    step: { size: B },
    buffers: [input, random(4 + OUT * IN + OUT), junk(B * OUT), junk(B * OUT)],
    threads: B * OUT,
    abs: 1e-5, // sums of up to 130 terms, one after the other
  };
}

function backward({ title, shape: [B, IN, OUT], activation, input, on }: Dense): KernelCase {
  const P = 4 + OUT * IN + OUT;
  return {
    title,
    constants: { IN, OUT, WEIGHT: 4, BIAS: 4 + OUT * IN, INPUT_ACTIVATION: activation, INPUT_GRADIENT: on },
    step: { size: B },
    buffers: [subnormal(B * IN), random(P), random(B * OUT), input, junk(P), junk(B * IN)],
    threads: OUT * (IN + 1) + on * B * IN,
    abs: 1e-5,
  };
}

/** As wide as its input, which is added. */
const withResidual = (given: KernelCase): KernelCase => ({
  ...given,
  title: `${given.title}, residual`,
  constants: { ...given.constants, RESIDUAL: 1 },
});

export const denseForward: Cases = (size) => [
  withResidual(forward({ title: `${size}`, shape: [size, 3, 3], activation: 6, input: random(size * 3), on: 1 })),
  ...shapes(size).map((shape) =>
    forward({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 0 }),
  ),
  ...activations.flatMap((name, activation) =>
    [random(size), mixed(size)].map((input, extreme) =>
      forward({ title: `${size} ${name}, extreme ${extreme}`, shape: [size, 1, 3], activation, input, on: 1 }),
    ),
  ),
];

export const denseBackward: Cases = (size) => [
  withResidual(backward({ title: `${size}`, shape: [size, 3, 3], activation: 1, input: random(size * 3), on: 1 })),
  ...shapes(size).flatMap((shape) =>
    [0, 1].map((on) =>
      backward({
        title: `${shape.join(' × ')}, dx ${on}`,
        shape,
        activation: 1,
        input: random(shape[0] * shape[1]),
        on,
      }),
    ),
  ),
  ...activations.map((name, activation) => {
    const z = mixed(size * 2);
    const input = name === 'tanh' || name === 'sigmoid' ? z.map(Math.tanh) : z;
    return backward({ title: `${size} ${name}, extreme`, shape: [size, 2, 3], activation, input, on: 1 });
  }),
];

export const gather: Cases = (size) =>
  [
    [1, 1],
    [7, 1],
    [3, 2],
  ].map(([INPUTS, TARGETS]) => ({
    title: `${size} × ${INPUTS} + ${TARGETS}`,
    constants: { INPUTS, TARGETS },
    step: { size, offset: 5 },
    buffers: [
      Uint32Array.from({ length: size + 5 }, (_, i) => (i * 13) % 50),
      random(50 * INPUTS),
      random(50 * TARGETS),
      junk(size * INPUTS),
      junk(size * TARGETS),
    ],
    threads: size * (INPUTS + TARGETS),
    rel: 0,
    abs: 0,
  }));

/** As `shapes`, where IN is a multiple of 4. Only B varies: another B needs no other pipeline, and these compile long. */
const tiledShapes = (size: number) => [
  [size, 4, 5],
  [size, 12, 9],
  [size, 8, 12], // rows of dz are whole quads
  [size, 260, 2],
  [size, 12, 65],
];

const tiles = (n: number, edge: number): number => Math.ceil(n / edge);

function forwardTiled(given: Dense): KernelCase {
  const [B, , OUT] = given.shape;
  return { ...forward(given), threads: tiles(B, 4) * tiles(OUT, 4) };
}

function forwardWide(given: Dense): KernelCase {
  const [B, , OUT] = given.shape;
  return { ...forward(given), threads: tiles(B, 8) * tiles(OUT, 8) };
}

function backwardTiled(given: Dense): KernelCase {
  const [B, IN, OUT] = given.shape;
  return { ...backward(given), threads: tiles(IN, 8) * (tiles(OUT, 8) + given.on * tiles(B, 8)) + tiles(OUT, 4) };
}

export const denseForwardTiled: Cases = (size) => [
  withResidual(forwardTiled({ title: `${size}`, shape: [size, 8, 8], activation: 6, input: random(size * 8), on: 1 })),
  ...tiledShapes(size).map((shape) =>
    forwardTiled({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 0 }),
  ),
  forwardTiled({ title: `${size} gelu`, shape: [size, 4, 3], activation: 6, input: mixed(4 * size), on: 1 }),
];

export const denseForwardWide: Cases = (size) => [
  withResidual(forwardWide({ title: `${size}`, shape: [size, 8, 8], activation: 6, input: random(size * 8), on: 1 })),
  ...tiledShapes(size).map((shape) =>
    forwardWide({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 0 }),
  ),
];

export const denseBackwardTiled: Cases = (size) => [
  withResidual(backwardTiled({ title: `${size}`, shape: [size, 8, 8], activation: 1, input: random(size * 8), on: 1 })),
  ...tiledShapes(size).map((shape) =>
    backwardTiled({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 1 }),
  ),
  backwardTiled({ title: `${size} without dx`, shape: [size, 12, 9], activation: 1, input: random(12 * size), on: 0 }),
  backwardTiled({ title: `${size} gelu`, shape: [size, 4, 3], activation: 6, input: mixed(4 * size), on: 1 }),
];

/** Tiles of 16 × 16. */
const quadShapes = (size: number) => [
  [size, 12, 33],
  [size, 36, 12],
];

const forwardQuad = (given: Dense): KernelCase => {
  const [B, , OUT] = given.shape;
  return { ...forward(given), threads: forwardQuads(OUT, B) };
};

const backwardQuad = (given: Dense): KernelCase => {
  const [B, IN, OUT] = given.shape;
  return { ...backward(given), threads: backwardQuads({ IN, OUT }, given.on * B) };
};

export const denseForwardQuad: Cases = (size) => [
  withResidual(
    forwardQuad({ title: `${size}`, shape: [size, 20, 20], activation: 6, input: random(size * 20), on: 1 }),
  ),
  ...quadShapes(size).map((shape) =>
    forwardQuad({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 0 }),
  ),
];

export const denseBackwardQuad: Cases = (size) => [
  withResidual(
    backwardQuad({ title: `${size}`, shape: [size, 20, 20], activation: 1, input: random(size * 20), on: 1 }),
  ),
  ...quadShapes(size).map((shape) =>
    backwardQuad({ title: shape.join(' × '), shape, activation: 1, input: random(shape[0] * shape[1]), on: 1 }),
  ),
  backwardQuad({ title: `${size} gelu`, shape: [size, 4, 3], activation: 6, input: mixed(4 * size), on: 1 }),
];

export const excerpt: Cases = (size) =>
  [
    { B: size, SIZE: 11, WIDTH: 4 },
    { B: 3, SIZE: size + 1, WIDTH: size },
  ].map(({ B, SIZE, WIDTH }) => ({
    title: `${B} × ${WIDTH} of ${SIZE}`,
    constants: { SIZE, WIDTH },
    step: { size: B },
    buffers: [random(B * SIZE), junk(B * WIDTH)],
    threads: B * WIDTH,
  }));
