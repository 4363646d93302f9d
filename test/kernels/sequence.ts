// Cases for embeddings and recurrent layers.
import type { Cases } from './compare.ts';
import { junk, mixed, random, whole } from './fill.ts';

/** B × T × D of V tokens. */
const shapes = (size: number) => [
  [size, 1, 4, 7],
  [2, size, 3, 65],
  [3, 2, size, 5],
  [5, 3, 9, size],
];

export const embeddingForward: Cases = (size) =>
  shapes(size).map(([B, REPEAT, D, V]) => ({
    title: `${B} × ${REPEAT} × ${D} of ${V}`,
    constants: { V, D, WEIGHT: 4, REPEAT },
    step: { size: B },
    buffers: [whole(B * REPEAT, V), random(4 + V * D), junk(B * REPEAT * D)],
    threads: B * REPEAT * D,
    rel: 0,
    abs: 0,
  }));

export const embeddingBackward: Cases = (size) =>
  shapes(size).map(([B, REPEAT, D, V]) => ({
    title: `${B} × ${REPEAT} × ${D} of ${V}`,
    constants: { V, D, WEIGHT: 4, REPEAT },
    step: { size: B },
    buffers: [whole(B * REPEAT, V), random(B * REPEAT * D), junk(4 + V * D)],
    threads: V * Math.ceil(D / 4),
  }));

/** B × T × H, what is returned (all, last, mean), and where the gradient is cut. */
const recurrentShapes = (size: number) => [
  ...(size === 65 ? [[9, size, 8, 0, 3]] : [[size, size === 1 ? 1 : 5, 3, 1, 4]]),
  ...(size === 63 ? [] : [[2, 3, size, 2, 2]]),
];

const gatesOf = { rnn: 1, gru: 3, lstm: 4 } as const;
type Kind = keyof typeof gatesOf;

const width = (H: number): number => 4 * Math.ceil(H / 4);
const groupsOf = (B: number): number => Math.ceil(B / 4);
/** Of a plain one: tanh or ReLU. */
const activation = (kind: Kind, H: number): Record<string, number> =>
  kind === 'rnn' ? { ACTIVATION: H === 3 ? 3 : 1 } : {};

/** Weights small enough that a ReLU does not grow beyond all bounds over 130 places. */
const scaleOf = (H: number): number => 0.5 / Math.sqrt(H);

export const recurrentPack: Cases = (size) =>
  [0, 1].flatMap((BACKWARD) =>
    [size, ...(size === 1 ? [8] : [])].map((H) => ({
      title: `${H} units, backward ${BACKWARD}`,
      constants: { G: 3, H, WEIGHT: 4, BACKWARD },
      step: {},
      buffers: [random(4 + 3 * H * H), junk(3 * H * width(H))],
      threads: (3 * H * width(H)) / 4,
      rel: 0,
      abs: 0,
    })),
  );

export const recurrentForward =
  (kind: Kind): Cases =>
  (size) =>
    recurrentShapes(size).map(([B, T, H, RETURNS]) => {
      const G = gatesOf[kind];
      const packed = random(G * H * width(H), scaleOf(H));
      return {
        title: `${B} × ${T} × ${H}, returns ${RETURNS}`,
        constants: { T, H, RETURNS, BIAS: 4, ...activation(kind, H) },
        step: { size: B },
        buffers: [
          packed,
          random(4 + G * H),
          size === 1 ? mixed(B * T * G * H) : random(B * T * G * H),
          junk(B * T * H),
          junk(groupsOf(B) * 4 * (G + 2) * width(H)),
          junk(B * (RETURNS === 0 ? T : 1) * H),
          ...(kind === 'rnn' ? [] : [junk(B * T * H)]),
        ],
        threads: 0,
        groups: groupsOf(B),
        outputs: ['gates', 'previous', 'a', 'inner', 'cells'],
        rel: 1e-4,
        abs: 1e-5,
      };
    });

/** A number between 0 and 1, as gates are. */
const open = (n: number): Float32Array => random(n).map((x) => 1 / (1 + Math.exp(-x)));

export const recurrentBackward =
  (kind: Kind): Cases =>
  (size) =>
    recurrentShapes(size).map(([B, T, H, RETURNS, TRUNCATE]) => {
      const G = gatesOf[kind];
      const cells = kind === 'rnn' ? [] : [random(B * T * H)];
      return {
        title: `${B} × ${T} × ${H}, returns ${RETURNS}, cut after ${TRUNCATE}`,
        constants: { T, H, RETURNS, TRUNCATE, START: 1, ...activation(kind, H) },
        step: { size: B },
        buffers: [
          random(4 + G * H * width(H), scaleOf(H)),
          random(B * (RETURNS === 0 ? T : 1) * H),
          junk(groupsOf(B) * 4 * (G + 2) * width(H)),
          open(B * T * G * H),
          ...cells,
          ...(kind === 'gru' ? [random(B * T * H).map(Math.tanh), junk(B * T * G * H)] : []),
          junk(B * T * G * H),
        ],
        threads: 0,
        groups: groupsOf(B),
        outputs: ['dgates', 'di', 'ds'],
        rel: 1e-4,
        abs: 1e-5,
      };
    });
