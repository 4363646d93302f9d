// Cases for the convolution. Every shape is a pipeline of its own, and these compile long: what is odd at every size is
// the batch, the other shapes are tried at one size.
import { patchesOf, rowsOf } from '../../src/engine/cpu/shared/packed.ts';
import { lanesOf, tileThreads, weightLanes, weightThreads } from '../../src/engine/layers/conv.ts';
import type { Constants } from '../../src/engine/kernel.ts';
import type { Cases, KernelCase } from './compare.ts';
import { junk, mixed, random } from './fill.ts';

interface Shape {
  B: number;
  I: number;
  O: number;
  H: number;
  W: number;
  K: number;
  stride: number;
  same: boolean;
}

const make = (shape: Partial<Shape>): Shape => ({
  B: 2,
  I: 2,
  O: 5,
  H: 5,
  W: 6,
  K: 3,
  stride: 1,
  same: false,
  ...shape,
});

const shapes = (size: number): Shape[] => [
  make({ B: size, H: 4 }),
  ...(size === 65
    ? [
        make({ I: size, H: 3, W: 3 }),
        make({ O: size, H: 4, W: 3 }),
        make({ B: 1, W: size + 2, H: 9, I: 1, O: 4, same: true }),
        make({ K: 1, B: 3, I: 5, O: 17 }),
        make({ K: 2, same: true }),
        make({ K: 4, H: 9, W: 7, I: 5, stride: 3 }),
        make({ K: 5, H: 9, W: 8, I: 5, O: 17, stride: 2, same: true }),
        make({ K: 7, H: 7, W: 7 }),
        make({ K: 3, H: 9, W: 10, stride: 2 }),
      ]
    : []),
];

const title = (s: Shape): string =>
  `${s.B} × ${s.I}→${s.O} × ${s.H}×${s.W}, ${s.K}×${s.K}${s.same ? ' same' : ''}${s.stride > 1 ? `, stride ${s.stride}` : ''}`;

/** As src/engine/layers/conv.ts makes them. */
function forwardConstants({ I, O, H, W, K, stride, same }: Shape) {
  const PAD = same ? Math.floor((K - 1) / 2) : 0;
  const out = (n: number): number => (same ? Math.ceil(n / stride) : Math.floor((n - K) / stride) + 1);
  const [OH, OW] = [out(H), out(W)];
  return { I, O, K, OH, OW, STRIDE: stride, PAD, ...rowsOf(K, stride, OH, OW) };
}

function backwardConstants(shape: Shape) {
  const { I, O, H, W, K } = shape;
  return { I: O, O: I, OH: H, OW: W, K, STRIDE: 1, PAD: K - 1 - forwardConstants(shape).PAD, ...rowsOf(K, 1, H, W) };
}

/** Numbers of padded rows of so many planes. What is between and around the planes' numbers is no matter to who reads. */
const rowWords = (planes: number, { ROWS, QUADS, STRIDE }: { ROWS: number; QUADS: number; STRIDE: number }): number =>
  planes * ROWS * STRIDE * QUADS * 4;

const packedWords = (O: number, I: number, K: number): number => 36 * Math.ceil(O / 4) * I * patchesOf(K) ** 2;

/** Random weights, zeros where there is no channel or no tap: as conv_pack leaves them. */
function packed({ O, I, K }: { O: number; I: number; K: number }): Float32Array {
  const out = random(packedWords(O, I, K), 0.3);
  const patches = patchesOf(K);
  return out.map((w, n) => {
    const tap = Math.floor(n / 4) % 9;
    const patch = Math.floor(n / 36) % patches ** 2;
    const ky = 3 * Math.floor(patch / patches) + Math.floor(tap / 3);
    const kx = 3 * (patch % patches) + (tap % 3);
    const o = 4 * Math.floor(n / (36 * patches ** 2 * I)) + (n % 4);
    return ky < K && kx < K && o < O ? w : 0;
  });
}

const tiles = ({ O, OH, OW }: { O: number; OH: number; OW: number }): number => tileThreads(O, OH, OW);

function forward(shape: Shape, more: Constants = {}, input = random): KernelCase {
  const { B, I } = shape;
  const constants = forwardConstants(shape);
  const outputs = B * constants.O * constants.OH * constants.OW;
  return {
    title: `${title(shape)} ${JSON.stringify(more)}`,
    constants: {
      ...constants,
      LANES: lanesOf(constants.O),
      BIAS: 3,
      ACTIVATION: 3,
      SAVE_INPUT: 0,
      RESIDUAL: 0,
      ...more,
    },
    step: { size: B },
    buffers: [
      input(rowWords(B * I, constants)),
      packed(constants),
      random(3 + constants.O),
      junk(outputs),
      junk(outputs),
    ],
    threads: B * tiles(constants),
    abs: 1e-5,
  };
}

export const convForward: Cases = (size) => [
  ...shapes(size).map((shape) => forward(shape)),
  ...(size === 65
    ? [
        forward(make({ I: 5, same: true }), { RESIDUAL: 1 }),
        forward(make({ O: 3 }), { ACTIVATION: 6, SAVE_INPUT: 1 }, mixed),
      ]
    : []),
];

function backwardInput(shape: Shape, more: Constants = {}): KernelCase {
  const { B } = shape;
  const constants = backwardConstants(shape);
  const outputs = B * constants.O * constants.OH * constants.OW;
  return {
    title: `${title(shape)} ${JSON.stringify(more)}`,
    constants: { ...constants, LANES: lanesOf(constants.O), INPUT_ACTIVATION: 1, RESIDUAL: 0, ...more },
    step: { size: B },
    buffers: [
      random(rowWords(B * constants.I, constants)),
      packed(constants),
      random(outputs).map(Math.tanh),
      junk(outputs),
    ],
    threads: B * tiles(constants),
    abs: 1e-5,
  };
}

export const convBackwardInput: Cases = (size) => [
  ...shapes(size).map((shape) => backwardInput(shape)),
  ...(size === 65
    ? [
        backwardInput(make({ I: 5, same: true }), { RESIDUAL: 1 }),
        backwardInput(make({ B: 1 }), { INPUT_ACTIVATION: 0 }),
      ]
    : []),
];

export const convBackwardWeight: Cases = (size) =>
  shapes(size).map((shape) => {
    const { B, I, O, K } = shape;
    const { PAD: _, ...constants } = forwardConstants(shape);
    const SPLITS = 1 + (size % 7);
    return {
      title: `${title(shape)} in ${SPLITS}`,
      constants: { ...constants, SPLITS, LANES: weightLanes(I) },
      step: { size: B },
      buffers: [
        random(rowWords(B * I, constants)),
        random(B * O * constants.OH * constants.OW),
        junk(SPLITS * (O * I * K * K + O)),
      ],
      threads: weightThreads(I, O, K, SPLITS),
      abs: 1e-5,
    };
  });

export const convBackwardSum: Cases = (size) =>
  [1, 7].map((SPLITS) => ({
    title: `${size} in ${SPLITS}`,
    constants: { SPLITS, SIZE: size, O: 3, WEIGHT: 4, BIAS: 200 },
    step: {},
    buffers: [random(SPLITS * (size + 3)), junk(203)],
    threads: size + 3,
  }));

export const convPack: Cases = (size) =>
  (size === 65 ? [1, 2, 3, 5] : [3]).flatMap((K) =>
    [0, 1].flatMap((BACKWARD) =>
      [
        [size, 2],
        [3, size],
      ].map(([O, I]) => ({
        title: `${O} × ${I} × ${K}×${K}, backward ${BACKWARD}`,
        constants: { O, I, K, WEIGHT: 4, BACKWARD },
        step: {},
        buffers: [random(4 + O * I * K * K), junk(packedWords(O, I, K))],
        threads: packedWords(O, I, K) / 4,
        rel: 0,
        abs: 0,
      })),
    ),
  );

function pad(shape: Shape, back: boolean): KernelCase {
  const { B, stride } = shape;
  const forth = forwardConstants(shape);
  const of = back ? backwardConstants(shape) : forth;
  const [C, H, W] = back ? [shape.O, forth.OH, forth.OW] : [shape.I, shape.H, shape.W];
  const { STRIDE, PAD, ROWS, QUADS } = of;
  const words = rowWords(B * C, of);
  return {
    title: `${title(shape)}${back ? ', back' : ''}`,
    constants: { C, H, W, STRIDE, DILATION: back ? stride : 1, PAD, ROWS, QUADS },
    step: { size: B },
    buffers: [random(B * C * H * W), junk(words)],
    threads: words / 4,
    rel: 0,
    abs: 0,
  };
}

export const convPad: Cases = (size) => shapes(size).flatMap((shape) => [pad(shape, false), pad(shape, true)]);
