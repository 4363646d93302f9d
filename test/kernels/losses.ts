// Cases for the losses and their sum.
import type { Cases, KernelCase } from './compare.ts';
import { clear, junk, mixed, positive, random, whole } from './fill.ts';

/** Where classes have no weights. */
const noWeights = junk(4);

/** Every fourth row has no target, and classes weigh differently; the last row has none, so that it is not the count. */
function withGaps(size: number, K: number, classes: number, more: Partial<KernelCase>): KernelCase {
  const y = whole(size, classes).map((label, i) => (i % 4 === 3 || (i > 0 && i === size - 1) ? -1 : label));
  const targets = y.filter((label) => label >= 0).length;
  const weights = positive(classes);
  return {
    title: `${size} × ${K}, ${targets} targets, weights`,
    threads: size,
    ...more,
    constants: { K, WEIGHTED: 1, ...more.constants },
    step: { size, targets, ...more.step },
    buffers: [random(size * K), y, junk(size * K), junk(size), weights],
  };
}

export const elementwiseWithGaps: Cases = (size) =>
  [1, 3].map((K) => withGaps(size, K, Math.max(2, K), { constants: { CLASSES: Math.max(2, K), TANH_OUTPUT: 1 } }));

export const crossEntropyWithGaps: Cases = (size) =>
  [1, 2, 5].flatMap((K) =>
    [0, 0.2].map((labelSmoothing) => withGaps(size, K, Math.max(2, K), { step: { labelSmoothing } })),
  );

export const elementwise: Cases = (size) =>
  [
    { K: 1, CLASSES: 0 },
    { K: 1, CLASSES: 2 },
    { K: 3, CLASSES: 3 },
  ].flatMap(({ K, CLASSES }) =>
    [0, 1].flatMap((TANH_OUTPUT) =>
      [random(size * K), mixed(size * K)].map((z, extreme) => ({
        title: `${size} × ${K}, ${CLASSES} classes, tanh ${TANH_OUTPUT}, extreme ${extreme}`,
        constants: { K, CLASSES, TANH_OUTPUT },
        step: { size },
        buffers: [z, CLASSES ? whole(size, CLASSES) : random(size), junk(size * K), junk(size), noWeights],
        threads: size,
      })),
    ),
  );

export const crossEntropy: Cases = (size) =>
  [1, 2, 5].flatMap((K) =>
    Object.entries({
      random: random(size * K),
      extreme: mixed(size * K),
      'far below zero': random(size * K).map((z) => z - 200),
    }).map(([title, z]) => ({
      title: `${size} × ${K}, ${title}`,
      constants: { K },
      step: { size },
      buffers: [z, whole(size, Math.max(2, K)), junk(size * K), junk(size), noWeights],
      threads: size,
    })),
  );

/** The class's logit is the largest by far, but a small loss is left: it must not be rounded to 0. */
export const smallLosses: Cases = (size) =>
  [1, 4].map((K) => ({
    title: `${size} × ${K}, small losses`,
    constants: { K },
    step: { size },
    buffers: [
      Float32Array.from({ length: size * K }, (_, i) => (i % K === 0 ? 8 + (i % 23) : -1)),
      new Float32Array(size).fill(K === 1 ? 1 : 0),
      junk(size * K),
      junk(size),
      noWeights,
    ],
    threads: size,
    outputs: ['row_loss'],
    abs: 0,
  }));

export const lossSum: Cases = (size) => {
  const make = (title: string, rows: Float32Array, flag: Uint32Array, outputs?: string[]): KernelCase => ({
    title: `${size} ${title}`,
    constants: {},
    step: { size, slot: 1, index: 9 },
    buffers: [rows, junk(12), flag],
    threads: 1,
    single: true,
    outputs,
  });
  const infinite = random(size);
  infinite[size - 1] = Infinity;
  return [
    make('random', positive(size), clear()),
    make('a row is infinite', infinite, clear(), ['flag']),
    make('the update before was not finite', random(size), Uint32Array.of(0xffffffff, 8, 0, 0)),
    make('failed before', infinite, Uint32Array.of(3, 2, 0, 0), ['flag']),
    { ...make('one target', positive(size), clear()), step: { size, slot: 1, index: 9, targets: 1 } },
  ];
};
