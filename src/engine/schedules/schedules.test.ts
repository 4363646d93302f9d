// Every schedule against the values PyTorch's own scheduler gives (torch 1.13, /usr/bin/python3). They were made with
//   o = torch.optim.SGD([p], lr=1.0); s = LinearLR(o, 1.0, 0.1, total_iters=60)   # and so on, see each line
//   for t in range(100): values.append(o.param_groups[0]['lr']); o.step(); s.step()
// test/parity/schedules.parity.test.ts holds the Python expressions to the same factors.
import { describe, expect, test } from 'vitest';
import { type ScheduleConfig, type ScheduleName, schedules } from '../../experiment/index.ts';
import { learningRate, type PlateauState, plateauStart, scheduleSpecs, watchPlateau } from './index.ts';

const base: ScheduleConfig = {
  type: 'constant',
  warmup: 0,
  steps: 60,
  every: 30,
  gamma: 0.5,
  milestones: [30, 60],
  power: 2,
  endFactor: 0.1,
  patience: 2,
};

const steps = [0, 1, 7, 29, 30, 59, 60, 98, 99];
const inPyTorch: [ScheduleName, Partial<ScheduleConfig>, number[]][] = [
  ['constant', {}, steps.map(() => 1)],
  // LinearLR(o, 1.0, 0.1, total_iters=60)
  ['linear', {}, [1, 0.985, 0.895, 0.565, 0.55, 0.115, 0.1, 0.1, 0.1]],
  // ExponentialLR(o, 0.5 ** (1 / 30))
  [
    'exponential',
    {},
    [
      1, 0.9771599684342459, 0.8506671609508554, 0.5116869459983868, 0.5, 0.255843472999193, 0.25, 0.10390473701784794,
      0.10153154954452892,
    ],
  ],
  // StepLR(o, 30, 0.5)
  ['step', {}, [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.125, 0.125]],
  // MultiStepLR(o, [30, 60], 0.5)
  ['multi-step', {}, [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25]],
  // PolynomialLR(o, total_iters=60, power=2)
  [
    'polynomial',
    { endFactor: 0 },
    [1, 0.9669444444444444, 0.7802777777777778, 0.2669444444444446, 0.25, 0.00027777777777778, 0, 0, 0],
  ],
  // CosineAnnealingLR(o, T_max=100, eta_min=0.1)
  [
    'cosine',
    { steps: 100 },
    [
      1, 0.9997779521645792, 0.9891625428724364, 0.8258081741438394, 0.814503363531613, 0.4244540022823472,
      0.4109423525312741, 0.1008879722072778, 0.10022204783542078,
    ],
  ],
  // OneCycleLR(o, max_lr=1.0, total_steps=100)
  [
    'one-cycle',
    { steps: 100 },
    [
      0.04, 0.042813780565907456, 0.17152216387689723, 1, 0.9994965352845243, 0.6112620219362893, 0.5892800902855287,
      0.0005074647154757879, 4e-6,
    ],
  ],
];

test.each(inPyTorch)('%s is PyTorch’s', (type, config, expected) => {
  const rates = steps.map((t) => learningRate(1, { ...base, ...config, type }, t));
  rates.forEach((rate, i) => expect(rate).toBeCloseTo(expected[i], 12));
});

test('inverse-sqrt after as many steps of warm-up is the Transformer’s schedule', () => {
  const config: ScheduleConfig = { ...base, type: 'inverse-sqrt', warmup: 40, every: 40 };
  // Vaswani et al. 2017: ∝ min(s^−½, s·warmup^−1.5), s from 1.
  for (const s of [1, 2, 39, 40, 41, 100, 1000]) {
    const noam = Math.min(s ** -0.5, s * 40 ** -1.5) * 40 ** 0.5;
    expect(learningRate(1, config, s <= 40 ? s - 1 : s)).toBeCloseTo(noam, 12);
  }
});

test('polynomial with power 2 is the square from 1 to endFactor, and stays there', () => {
  const config: ScheduleConfig = { ...base, type: 'polynomial' };
  expect(learningRate(2, config, 0)).toBe(2);
  expect(learningRate(2, config, 30)).toBeCloseTo(2 * (0.1 + 0.9 * 0.25), 12);
  expect(learningRate(2, config, 1000)).toBeCloseTo(0.2, 12);
});

describe('any schedule', () => {
  test.each(schedules)('%s starts after the warm-up, which rises by equal parts to the base rate', (type) => {
    const config: ScheduleConfig = { ...base, type, warmup: 10 };
    for (let t = 0; t < 10; t++) expect(learningRate(0.3, config, t)).toBeCloseTo((0.3 * (t + 1)) / 10, 15);
    for (const t of [0, 1, 29, 30, 99, 1000]) {
      expect(learningRate(0.3, config, 10 + t, 1)).toBe(learningRate(0.3, { ...config, warmup: 0 }, t, 1));
    }
  });

  test.each(schedules)('%s stays between 0 and the base rate at every setting', (type) => {
    for (const all of [1, 2, 3, 4, 10, 1_000_000]) {
      for (const t of [0, 1, 2, 3, 5, 10, 999_999, 2_000_000, 1e9]) {
        const config = { ...base, type, steps: all, every: all, milestones: [all], power: 0.1 };
        const rate = scheduleSpecs[type].factor(config, t, t);
        expect(rate, `${type} of ${all} at ${t}`).toBeGreaterThanOrEqual(0);
        expect(rate, `${type} of ${all} at ${t}`).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('plateau', () => {
  const config: ScheduleConfig = { ...base, type: 'plateau' };

  test('falls when PyTorch’s does', () => {
    // s = ReduceLROnPlateau(o, factor=0.5, patience=2, min_lr=0.1); for l in losses: s.step(l); rates.append(lr)
    const losses = [
      1,
      0.8,
      0.79999,
      0.8,
      0.81,
      0.7,
      0.71,
      0.71,
      0.71,
      0.71,
      0.71,
      0.71,
      0.69,
      NaN,
      0.7,
      0.7,
      0.7,
      0.7,
      0.7,
      0.7,
    ];
    const rates = [
      1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.125, 0.1, 0.1, 0.1, 0.1, 0.1,
    ];
    let state: PlateauState = plateauStart;
    const ours = losses.map((loss) => {
      state = watchPlateau(state, loss, config);
      return learningRate(1, config, 0, state.reductions);
    });
    expect(ours).toEqual(rates);
  });

  test('with patience 0 falls at the first window that is no better', () => {
    const first = watchPlateau(plateauStart, 1, { ...config, patience: 0 });
    expect(watchPlateau(first, 1, { ...config, patience: 0 })).toEqual({ best: 1, bad: 0, reductions: 1 });
  });
});
