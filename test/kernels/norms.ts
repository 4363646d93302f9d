// Cases for the norms and for the gradient noise.
import type { Step } from '../../src/engine/step.ts';
import type { Cases, KernelCase } from './compare.ts';
import { clear, junk, mixed, positive, random, subnormal } from './fill.ts';

const penalties = { l1: 0.3, l2: 0.2 };
const quads = (size: number): number => Math.ceil(size / 4);
/** `groups` of so many quads: some are frozen, some have a rate of their own. */
const groups = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i % 3);
/** Threads of the first half: as in a plan, and fewer than there are quads. */
const partialCounts = [256, 7];

export const gradientNormPartial: Cases = (size) =>
  partialCounts.flatMap((PARTIALS) => {
    const P = 4 * quads(size);
    return Object.entries({
      random: random(P),
      extreme: mixed(P),
      'squares overflow': random(P, 1e24),
      'some frozen': random(P),
    }).map(([title, grad]) => ({
      title: `${size} in ${PARTIALS}, ${title}`,
      constants: { QUADS: quads(size), PARTIALS, GROUPS: Number(title === 'some frozen') },
      step: penalties,
      buffers: [grad, mixed(P), junk(4 * PARTIALS), groups(quads(size))],
      threads: PARTIALS,
      abs: 0,
    }));
  });

/** The odd size is the number of partial sums. */
export const gradientNorm: Cases = (PARTIALS) => {
  const sums = positive(4 * PARTIALS);
  const column = (values: Record<number, number>): Float32Array => sums.map((x, i) => values[i % 4] ?? x);
  const make = (title: string, partials: Float32Array, step: Partial<Step> = penalties): KernelCase => ({
    title: `${PARTIALS} ${title}`,
    constants: { PARTIALS },
    step: { slot: 2, index: 9, ...step },
    buffers: [partials, junk(4), random(16), clear()],
    threads: 1,
    single: true,
  });
  return [
    make('random', sums),
    make('without penalties', sums, {}),
    make('one square overflowed', sums.with(0, Infinity)),
    make('the scaled squares overflow too', column({ 0: Infinity, 1: 3e38 })),
    { ...make('the penalty is infinite', sums.with(3, Infinity)), outputs: ['norms', 'flag'] },
    make('Σθ² overflowed, but nobody asks', sums.with(3, Infinity), { l1: 0.1 }),
  ];
};

export const alternateSigns: Cases = (size) =>
  [1, 3].map((K) => ({
    title: `${size} × ${K}`,
    constants: { K },
    step: { size },
    buffers: [subnormal(size * K)],
    threads: size * K,
  }));

export const gradientNoisePartial: Cases = (size) =>
  partialCounts.flatMap((PARTIALS) =>
    [0, 1].map((GROUPS) => {
      const P = 4 * quads(size);
      return {
        title: `${size} in ${PARTIALS}${GROUPS ? ', some frozen' : ''}`,
        constants: { QUADS: quads(size), PARTIALS, GROUPS },
        step: penalties,
        buffers: [mixed(P), subnormal(P), random(P), junk(4 * PARTIALS), groups(quads(size))],
        threads: PARTIALS,
        abs: 0,
      };
    }),
  );

export const gradientNoise: Cases = (PARTIALS) => [
  {
    title: `${PARTIALS}`,
    constants: { PARTIALS },
    step: { slot: 1, size: 10 },
    buffers: [positive(4 * PARTIALS), junk(12)],
    threads: 1,
    single: true,
    abs: 0,
  },
];
