// Cases for the optimizers: one list for all.
import { optimizerSpecs } from '../../src/engine/optimizers/index.ts';
import { liveCount, type Step } from '../../src/engine/step.ts';
import type { Cases, KernelCase } from './compare.ts';
import { clear, mixed, positive, random } from './fill.ts';

const live: Partial<Step> = {
  index: 5,
  lr: 0.1,
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.99,
  eps: 1e-6,
  rho: 0.9,
  correction1: 0.271,
  correction2: 0.0297,
  live: Float32Array.from({ length: liveCount }, (_, i) => ({ 0: 0.25, 5: 3 })[i] ?? 0),
};

/** Numbers of the layers, then the scaler in mixed precision. */
const scalerOf = (overflow: boolean): Float32Array =>
  Float32Array.of(9, 9, 9, 9, 1024, 3, 2, 0, Number(overflow), 2, 0.19, 0.0199);

const optimizer =
  (kernel: string, MOMENTS: number): Cases =>
  (size) => {
    const QUADS = Math.ceil(size / 4);
    const P = 4 * QUADS;
    // As usual, frozen, and two learning rates of their own.
    const groups = Uint32Array.from({ length: QUADS }, (_, i) => [0, 1, 2, 7][i % 4]);
    const make = (title: string, step: Partial<Step>, grad: Float32Array, norm = 20, flag = clear()): KernelCase => {
      const moments = positive(2 * P);
      const scaled = title.startsWith('mixed');
      // The first of two is a mean and has a sign; all others are sums of squares, or like one sign as another.
      if (kernel.startsWith('adam')) moments.set(random(P));
      return {
        title: `${size} ${title}`,
        constants: { QUADS, MOMENTS, GROUPS: Number(title.endsWith('groups')), SCALED: Number(scaled), SCALER: 4 },
        step: { ...live, ...step },
        buffers: [
          grad,
          Float32Array.of(norm, 0, 0, 0),
          random(P),
          moments,
          flag,
          groups,
          scalerOf(title.endsWith('overflow')),
        ],
        threads: QUADS,
      };
    };
    const broken = random(P);
    broken[P - 1] = NaN;
    const everything = { l1: 0.01, l2: 0.02, weightDecay: 0.1, clip: 2, clipValue: 0.05 };
    return [
      make('random', {}, random(P)),
      // Not for Lion: with nothing but rounding left of β₁m + (1−β₁)g, its sign is a matter of luck.
      make('extreme', {}, kernel === 'lion' ? random(P, 100) : mixed(P)),
      make('everything on', everything, random(P)),
      make('in groups', everything, random(P)),
      make('mixed precision, in groups', everything, random(P)),
      make('clipped from 2¹²⁶', { clip: 1 }, random(P, 1e36), 2 ** 126),
      make('mixed precision', everything, random(P)),
      make('mixed precision, overflow', everything, random(P)),
      make('after a failure', {}, random(P), 20, new Uint32Array(4).fill(2)),
      { ...make('a NaN behind a clamp', { clipValue: 0.05 }, broken), outputs: ['flag'] },
    ];
  };

export const optimizerCases: Record<string, Cases> = Object.fromEntries(
  Object.values(optimizerSpecs).map(({ kernel, moments }) => [kernel, optimizer(kernel, moments)]),
);
