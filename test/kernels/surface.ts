// Cases for the kernels of the surface lab, on their own bowl with Adam's rule. Every surface with every rule:
// src/labs/surface/*.gpu.test.ts.
import { liveCount } from '../../src/engine/step.ts';
import type { Cases } from './compare.ts';
import { junk, random } from './fill.ts';

const settings = { lr: 0.05, beta1: 0.9, beta2: 0.99, eps: 1e-6, index: 7, seed: 3 };

/** step.live: what `control` says, the bowl's two values, and where the grid is. */
function liveOf(control: number[], grid: number[] = []): Float32Array {
  const live = new Float32Array(liveCount);
  live.set(control);
  live.set([3, 0.5], 4);
  live.set(grid, 28);
  return live;
}

/** Rows of `rates` for Adam; with `varying` vec4s of surface values behind each. */
function ratesOf(rows: number, varying: number): Float32Array {
  const rates = random(rows * 4 * (1 + varying), 0.1);
  for (let row = 0; row < rows; row++) {
    const at = row * 4 * (1 + varying);
    rates.set([0.05 / (1 + row / 9), 1 - 0.9 ** (row + 1), 1 - 0.99 ** (row + 1), 0], at);
    if (varying > 0) rates.set([2 + (row % 3), 1, 0, 0], at + 4);
  }
  return rates;
}

const entriesOf = (racers: number, streams: number): Uint32Array => {
  const entries = new Uint32Array(4 * racers);
  const factors = new Float32Array(entries.buffer);
  for (let r = 0; r < racers; r++) {
    entries[4 * r] = 100 + r;
    factors[4 * r + 1] = 1 + (r % 4) / 4;
    entries[4 * r + 2] = r % streams;
  }
  return entries;
};

export const surfaceRace: Cases = (size) =>
  [
    { title: 'bowl', noise: 0, varying: 0, step: {} },
    // Noise, clipping, weight decay, and values of the surface that vary from step to step.
    { title: 'everything on', noise: 0.3, varying: 1, step: { clip: 0.5, clipValue: 0.4, weightDecay: 0.1 } },
  ].map(({ title, noise, varying, step }) => {
    const racers = size + 3; // two before and one after are not run
    const lost = new Uint32Array(racers).fill(0xffffffff);
    lost[2] = 5;
    return {
      title: `${size} ${title}`,
      constants: {
        MOMENTS: 2,
        VARYING: varying,
        NOISE: noise > 0 ? 1 : 0,
        CLIP: 'clip' in step ? 1 : 0,
      },
      step: { ...settings, ...step, offset: 2, size, slot: 6, live: liveOf([5, noise, 1, 6]) },
      buffers: [
        ratesOf(18, varying),
        entriesOf(racers, 3),
        random(2 * racers, 2),
        random(4 * racers).map((m, i) => (i < 2 * racers ? m : m * m)),
        lost,
        junk(8 * racers * 12),
      ],
      threads: size,
    };
  });

export const surfaceBasins: Cases = (size) =>
  [
    { title: 'coarsest', level: 4 | (1 << 16), starts: Math.ceil(size / 4) * 3, scheduled: 0, varying: 0, every: 4 },
    { title: 'finer', level: 2, starts: Math.ceil(size / 4) * 3 * 3, scheduled: 1, varying: 0, every: 1 },
    { title: 'finest', level: 1, starts: Math.ceil(size / 2) * 5 * 3, scheduled: 0, varying: 1, every: 2 },
  ].map(({ title, level, starts, scheduled, varying, every }) => ({
    title: `${size} ${title}`,
    constants: {
      SCHEDULED: scheduled,
      VARYING: varying,
      EVERY: every,
      NOISE: 0,
      CLIP: 0,
    },
    step: {
      ...settings,
      lr: 0.2,
      correction1: 0,
      correction2: 0,
      size: starts,
      slot: level,
      // No start at y = 0, where the sign of a rounding error decides.
      live: liveOf([152, 0, 0, 0.01], [-2.03, -1.4, 4 / size, 3 / 9, -2, -2, 1, 1, size, 9, 4]),
    },
    buffers: [
      ratesOf(152, varying),
      Float32Array.of(5, 5, 0, 0),
      new Uint32Array(16).map((_, cell) => ([5, 6, 9, 10].includes(cell) ? 1 : 252)),
      new Uint32Array(size * 9).fill(77),
    ],
    threads: starts,
  }));

export const surfaceMap: Cases = (size) => [
  {
    title: `${size} × 5`,
    constants: {},
    step: { live: liveOf([], [-2, 3, 4 / size, -1.2, 0, 0, 0, 0, size, 5]) },
    buffers: [junk(size * 5)],
    threads: size * 5,
  },
];

export const thetaWalk: Cases = (size) => {
  const live = new Float32Array(liveCount);
  live.set([0.3, -2], liveCount - 2);
  const P = 4 * Math.ceil(size / 4);
  return [
    {
      title: `${size}`,
      constants: { QUADS: P / 4 },
      step: { live },
      buffers: [random(P), random(P), random(P), junk(P)],
      threads: P / 4,
    },
  ];
};
