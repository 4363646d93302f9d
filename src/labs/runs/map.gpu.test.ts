import { beforeAll, expect, test } from 'vitest';
import { installGpu } from '../../../test/gpu-device.ts';
import { makeDataset } from '../../data/index.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type Experiment, fromLink, hash, toLink, withDefaults } from '../../experiment/index.ts';
import { axesOf, type Axis, between, shareOf } from './axes.ts';
import { fateOf, tailSteps } from './outcome.ts';
import { TrainabilityMap } from './map.ts';
import type { Bench } from './train-all.ts';

let backend: GpuBackend;
beforeAll(async () => {
  backend = await GpuBackend.request(installGpu());
});

const benchOf = (x: Experiment): Bench => ({ backend, dataset: makeDataset(x.data) });
const side = (x: Experiment, key: string, samples = 250): Axis => axesOf(x, samples).find((one) => one.key === key)!;

test('20 random pixels are their experiments, opened from their links and run alone', async () => {
  const base = withDefaults({
    data: { set: 'xor', samples: 120 },
    model: {
      layers: [
        { type: 'dense', units: 4, activation: 'relu' },
        { type: 'dense', units: 2, activation: 'tanh' },
      ],
    },
    optimizer: { type: 'adam' },
  });
  const bench = benchOf(base);
  for (const [x, y] of [
    ['lr', 'batch'],
    ['beta2', 'l2'],
    ['gain', 'lr'],
    ['gain', 'l1'],
    ['layers.0.lr', 'layers.1.lr'],
  ]) {
    const steps = 60;
    const map = new TrainabilityMap({ base, x: side(base, x, 60), y: side(base, y, 60), size: 16, steps });
    await map.refine(bench, () => {});
    for (let i = 0; i < 4; i++) {
      const pixel = { column: hash(1, 5, i, 0) % 16, row: hash(1, 5, i, 1) % 16 };
      const opened = fromLink(toLink(map.experimentAt(pixel)));
      expect(opened.problems).toEqual([]);
      const trainer = await Trainer.create(backend, opened.experiment, bench.dataset);
      await trainer.run(steps);
      const losses = trainer.history.steps.columns.loss.subarray(0, trainer.history.steps.length);
      const [theta] = await trainer.read([{ buffer: 'theta', words: trainer.plan.length }]);
      const { l1, l2 } = opened.experiment.regularization;
      const penalty = theta.reduce((sum, p) => sum + l1 * Math.abs(p) + (l2 / 2) * p * p, 0);
      const tail = losses.subarray(steps - tailSteps(steps));
      const mean = tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
      const made = map.outcomeAt(pixel)!;
      const failed = trainer.failedAt !== undefined;
      if (failed) expect(made.goneAt).toBe(trainer.failedAt);
      const end = failed ? Infinity : Math.max(0, mean - penalty);
      expect(made.end, `${x}, ${y}`).toEqual(failed ? Infinity : expect.closeTo(end, 5));
      await trainer.destroy();
    }
  }
});

/** λ_max of the Hessian of mean (w·x + b − y)²: 2·mean of (x, 1)(x, 1)ᵀ, by power iteration. */
function largestCurvature({ train }: Bench['dataset'], inputs: number): number {
  let v = Array.from({ length: inputs + 1 }, () => 1);
  let lambda = 0;
  for (let k = 0; k < 500; k++) {
    const next = v.map(() => 0);
    for (let i = 0; i < train.n; i++) {
      const row = [...train.x.subarray(i * inputs, (i + 1) * inputs), 1];
      const along = row.reduce((sum, value, d) => sum + value * v[d], 0);
      row.forEach((value, d) => (next[d] += (2 * along * value) / train.n));
    }
    lambda = Math.hypot(...next);
    v = next.map((value) => value / lambda);
  }
  return lambda;
}

test.each([
  ['line', ['x']],
  ['plane', ['x', 'y']],
] as const)('the cliff of linear regression (%s) lies at 2(1 + β)/λ_max, within a pixel', async (set, features) => {
  const base = withDefaults({
    data: { set, features: [...features], samples: 60 },
    model: { layers: [] },
    loss: 'mse',
    optimizer: { type: 'momentum' },
    batch: { strategy: 'full' },
  });
  const bench = benchOf(base);
  const lambda = largestCurvature(bench.dataset, features.length);
  const size = 64;
  const x = between(side(base, 'lr'), 1 / lambda, 8 / lambda);
  const y = { ...side(base, 'momentum'), from: 0, to: 0.9 };
  const map = new TrainabilityMap({ base, x, y, size, steps: 160 });
  await map.refine(bench, () => {});
  expect(map.done).toBe(size * size);
  for (let row = 0; row < size; row++) {
    const fates = Array.from({ length: size }, (_, column) => fateOf(map.outcomeAt({ column, row })!, map.start));
    const cliff = fates.indexOf('diverged');
    const [, momentum] = map.valuesAt({ column: 0, row });
    const expected = shareOf(x, (2 * (1 + momentum)) / lambda) * size;
    expect(Math.abs(cliff - expected), `β ${momentum}: ${cliff}, ${expected}`).toBeLessThanOrEqual(1);
    expect(fates.slice(cliff).every((fate) => fate === 'diverged')).toBe(true);
  }
  // The lowest row is plain gradient descent.
  expect(map.valuesAt({ column: 0, row: size - 1 })[1]).toBeLessThan(0.01);
});

test('a run is measured by the loss of its own initial weights', async () => {
  const base = withDefaults({});
  const lr = { ...side(base, 'lr'), from: 1e-5, to: 2e-5 };
  const map = new TrainabilityMap({ base, x: side(base, 'gain'), y: lr, size: 16, steps: 32 });
  await map.refine(benchOf(base), () => {});
  const starts = Array.from({ length: 16 }, (_, column) => map.startAt({ column, row: 3 }));
  expect(starts[15]).toBeGreaterThan(3 * starts[0]);
  // Hardly a step is made: nothing is learnt, and nothing blows up, however large the weights are.
  expect(starts.map((start, column) => fateOf(map.outcomeAt({ column, row: 3 })!, start))).toEqual(
    Array(16).fill('stuck'),
  );
});

test('a map is stopped between two pieces and taken up again; coarse pixels stand for those not made', async () => {
  const base = withDefaults({});
  const map = new TrainabilityMap({ base, x: side(base, 'lr'), y: side(base, 'l2'), size: 64, steps: 20 });
  const levels: number[] = [];
  let stopped = 0;
  while (map.done < map.total) {
    const stop = new AbortController();
    await map.refine(benchOf(base), () => (levels.push(map.level), stop.abort()), { signal: stop.signal });
    if (map.done >= 256) expect(map.known.every((known) => known === 1)).toBe(true);
    stopped++;
  }
  expect(stopped).toBeGreaterThan(2);
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  expect(levels.at(-1)).toBe(64);
});
