// Cases for dropout, batch normalisation and layer normalisation.
import type { Step } from '../../src/engine/step.ts';
import type { Cases, KernelCase } from './compare.ts';
import { junk, positive, random } from './fill.ts';

/** Live values of a step: the rate is the third. */
const live = (rate: number): Float32Array => {
  const values = new Float32Array(40);
  values[2] = rate;
  return values;
};
const drop = (
  size: number,
  rate: number,
  training: number,
): { constants: KernelCase['constants']; step: Partial<Step> } => ({
  constants: { SIZE: 7, LAYER: 3, RATE: 2 },
  step: { size, seed: 4294967295, index: 12, training, live: live(rate) },
});

const rates: [rate: number, training: number][] = [
  [0, 1],
  [0.3, 1],
  [0.95, 1],
  [0.3, 0],
];

export const dropoutForward: Cases = (size) =>
  rates.map(([rate, training]) => ({
    title: `${size}, rate ${rate}, training ${training}`,
    ...drop(size, rate, training),
    buffers: [random(7 * size), junk(7 * size)],
    threads: 7 * size,
  }));

export const dropoutBackward: Cases = (size) =>
  rates.map(([rate, training]) => {
    const { constants, step } = drop(size, rate, training);
    return {
      title: `${size}, rate ${rate}, training ${training}`,
      constants: { ...constants, INPUT_ACTIVATION: 1 },
      step,
      buffers: [random(7 * size), random(7 * size).map(Math.tanh), junk(7 * size)],
      threads: 7 * size,
    };
  });

/** B × C × S: of a table, of images smaller and larger than a workgroup, of one number. */
const channelShapes = (size: number) => [
  [size, 3, 1],
  [size, 2, 6],
  [3, 2, size],
  [2, size, 5],
];

/** Far from 0, so that E[x²] − E[x]² would have nothing left. */
const shifted = (n: number, by: number): Float32Array => random(n).map((x) => by + x);

const normShapes = { GAMMA: 4, BETA: 140, MEAN: 4, VARIANCE: 140 };

export const batchNormForward: Cases = (size) =>
  channelShapes(size).flatMap(([B, C, S]) =>
    [0, 1].map((training) => ({
      title: `${B} × ${C} × ${S}, training ${training}`,
      constants: { C, S, ...normShapes, ACTIVATION: training ? 6 : 1, SAVE_INPUT: training },
      step: { size: B, training },
      buffers: [
        shifted(B * C * S, 300),
        random(280),
        positive(280).map((x) => 300 + x),
        junk(2 * C),
        junk(B * C * S),
        junk(B * C * S),
      ],
      threads: 0,
      groups: C,
      abs: 2e-4, // x − mean: seven digits of 300, over a standard deviation of 1
    })),
  );

export const batchNormBackward: Cases = (size) =>
  channelShapes(size).flatMap(([B, C, S]) =>
    [[1, 1], [1, 0], ...(S === 1 ? [[0, 1]] : [])].map(([INPUT_GRADIENT, training]) => ({
      title: `${B} × ${C} × ${S}, dx ${INPUT_GRADIENT}, training ${training}`,
      constants: { C, S, GAMMA: 4, BETA: 140, INPUT_ACTIVATION: 1, INPUT_GRADIENT },
      step: { size: B, training },
      buffers: [
        random(B * C * S),
        random(B * C * S),
        random(280),
        random(2 * C),
        random(B * C * S).map(Math.tanh),
        junk(280),
        junk(B * C * S),
      ],
      threads: 0,
      groups: C,
      abs: 1e-5,
    })),
  );

/** B × R × D, R the rows of a sample. */
const rowShapes = (size: number) => [
  [size, 1, 4],
  [2, size, 3],
  [3, 1, size],
];

export const layerNormForward: Cases = (size) =>
  // oxlint-disable-next-line no-map-spread -- a handful of cases
  rowShapes(size).map(([B, REPEAT, D]) => ({
    title: `${B} × ${REPEAT} × ${D}`,
    constants: { D, REPEAT, GAMMA: 4, BETA: 140 },
    step: { size: B },
    buffers: [shifted(B * REPEAT * D, 20), random(280), junk(2 * B * REPEAT), junk(B * REPEAT * D)],
    threads: B * REPEAT,
    abs: 2e-4,
    // Of a row of one number, whose variance is 0, nothing but rounding is left.
    ...(D === 1 ? { outputs: ['a'] } : {}),
  }));

export const layerNormBackward: Cases = (size) =>
  rowShapes(size).flatMap(([B, REPEAT, D]) =>
    [0, 1].map((INPUT_GRADIENT) => ({
      title: `${B} × ${REPEAT} × ${D}, dx ${INPUT_GRADIENT}`,
      constants: { D, REPEAT, GAMMA: 4, BETA: 140, INPUT_ACTIVATION: 1, INPUT_GRADIENT },
      step: { size: B },
      buffers: [
        random(B * REPEAT * D),
        random(B * REPEAT * D),
        random(280),
        random(2 * B * REPEAT),
        random(B * REPEAT * D).map(Math.tanh),
        junk(280),
        junk(B * REPEAT * D),
      ],
      threads: D + INPUT_GRADIENT * B * REPEAT,
      abs: 1e-5,
    })),
  );

/** Rows of whole fours. */
const fours =
  (cases: Cases): Cases =>
  (size) =>
    cases(4 * Math.ceil(size / 4)).filter(({ constants: { D } }) => D % 4 === 0);

export const layerNormBackwardFour = fours(layerNormBackward);
