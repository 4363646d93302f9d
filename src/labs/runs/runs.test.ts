import { expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { fieldOf, withDefaults } from '../../experiment/index.ts';
import { axesOf, axisByKey, between, finest, numberAt, shareOf, valueAt, withValues } from './axes.ts';
import { compareOptimizers, judge, withOptimizer } from './comparison.ts';
import { TrainabilityMap } from './map.ts';
import { fateOf, shadeOf } from './outcome.ts';
import { runSeeds, withSeeds } from './seeds.ts';
import { sobol, sobolDimensions } from './sobol.ts';
import { places, runSweep, sweptExperiment } from './sweep.ts';
import { startLosses } from './train-all.ts';

const x = withDefaults({
  data: { set: 'xor', samples: 40 },
  model: { layers: [{ type: 'dense', units: 2, activation: 'tanh' }] },
});
const bench = { backend: new CpuBackend(), dataset: makeDataset(x.data) };

test('Sobol: the known first points; of 2ᵏ points every interval of length 2⁻ᵏ has one, in every dimension', () => {
  expect(sobol(4, 2)).toEqual([
    [0, 0],
    [0.5, 0.5],
    [0.75, 0.25],
    [0.25, 0.75],
  ]);
  const points = sobol(256, sobolDimensions);
  for (let d = 0; d < sobolDimensions; d++) {
    expect(points.map((point) => Math.floor(point[d] * 256)).toSorted((a, b) => a - b)).toEqual([...Array(256).keys()]);
  }
  // In the plane as well: 16 × 16 boxes, one each.
  const boxes = points.map(([a, b]) => Math.floor(a * 16) * 16 + Math.floor(b * 16));
  expect(new Set(boxes).size).toBe(256);
});

test('a grid has every combination; random places follow from the seed', () => {
  expect(places('grid', 10, 2, 1)).toHaveLength(9);
  expect(places('grid', 10, 2, 1)[8]).toEqual([1, 1]);
  expect(places('random', 5, 3, 7)).toEqual(places('random', 5, 3, 7));
  expect(places('random', 5, 3, 7)).not.toEqual(places('random', 5, 3, 8));
});

test('axes: settings that do something, within their bounds, and back from a value to its share', () => {
  const adam = withDefaults({ optimizer: { type: 'adam' } });
  const keys = axesOf(adam, 100).map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(['lr', 'beta1', 'beta2', 'l2', 'batch']));
  expect(keys).not.toContain('momentum');
  for (const axis of axesOf(adam, 100)) {
    const field = fieldOf(axis.path) as { min: number; max: number };
    for (const share of [0, 0.3, 1]) {
      const value = valueAt(axis, share);
      expect(value).toBeGreaterThanOrEqual(field.min);
      expect(value).toBeLessThanOrEqual(field.max);
      if (!axis.whole) expect(shareOf(axis, value)).toBeCloseTo(share, 6);
    }
    expect(numberAt(withValues(adam, [[axis.path, valueAt(axis, 0.5)]]), axis.path)).toBe(valueAt(axis, 0.5));
  }
  // What a layer's rate is multiplied by is no row of the table.
  const rate = axesOf(x, 100).find(({ path }) => path === 'model.layers.0.lr')!;
  expect(axisByKey('layers.0.lr')).toEqual(rate);
  expect(between(rate, 0, 1e9)).toMatchObject({ from: 1e-3, to: 1e3 });
  const slower = withValues(x, [[rate.path, 0.5]]);
  expect([numberAt(x, rate.path), numberAt(slower, rate.path)]).toEqual([1, 0.5]);
  expect(withValues(slower, [[rate.path, 1]])).toEqual(x);
  expect(axesOf(withDefaults({ model: { layers: [{ ...x.model.layers[0], frozen: true }] } }), 9)).not.toContainEqual(
    rate,
  );
  const lr = axisByKey('lr')!;
  expect(axisByKey('nonsense')).toBeUndefined();
  expect(axisByKey('model.layers.0.lr')).toBeUndefined(); // a path, and no name in a link
  expect(between(lr, 100, -1)).toMatchObject({ from: 1e-5, to: 10 });
  expect(finest(between(lr, 0.1, 0.1001))).toBeLessThan(1e5);
});

const shade = (end: number, goneAt = -1) => shadeOf({ end, goneAt }, 1, 1e-3, 100);

test('a run’s shade: orange the sooner it blew up, grey where it is stuck, blue the further it came', () => {
  expect(shade(Infinity, 0)).toBe(-1);
  expect(shade(Infinity, 50)).toBeGreaterThan(shade(Infinity, 5));
  expect(shade(5, 90)).toBeLessThan(0);
  expect(shade(0.95)).toBe(0);
  expect(shade(0.1)).toBeLessThan(shade(0.01));
  expect(shade(1e-3)).toBeCloseTo(1, 9);
  expect([fateOf({ end: 0.5, goneAt: -1 }, 1), fateOf({ end: 1, goneAt: -1 }, 1)]).toEqual(['converged', 'stuck']);
});

test('an optimizer against itself is even; p and wins are those of the ends', async () => {
  const request = { optimizers: ['sgd', 'sgd', 'adam'] as const, seeds: 8, steps: 16 };
  const { contestants, pairs } = (await compareOptimizers(bench, x, request))!;
  const [a, b, c] = contestants;
  expect(a.ends).toEqual(b.ends);
  expect(a.rate).toBe(b.rate);
  expect(a.wins).toBe(b.wins);
  expect(pairs[0][1]).toEqual({ wins: 0, p: 1 });
  expect(a.wins + b.wins + c.wins).toBeCloseTo(8, 9);
  for (const { sweep, rate } of contestants) {
    expect(sweep.find((one) => one.rate === rate)!.loss).toBe(Math.min(...sweep.map(({ loss }) => loss)));
  }
  const of = (ends: number[]) => ({ ...a, ends });
  const judged = judge([of([1, 1, 1, 1, 1, 1]), of([2, 2, 2, 2, 2, Infinity])]);
  expect(judged.contestants.map(({ wins }) => wins)).toEqual([6, 0]);
  expect(judged.pairs[0][1]).toEqual({ wins: 6, p: 2 * 0.5 ** 6 });
  // Each at its own usual settings.
  expect(withOptimizer(x, 'momentum').optimizer.momentum).toBe(0.9);
  expect(withOptimizer(x, x.optimizer.type).optimizer).toBe(x.optimizer);
});

test('seeds: the share that solves it, the median of the ends; a sweep has its best run first', async () => {
  const result = (await runSeeds(bench, x, { count: 6, steps: 32, goal: 0.7 }))!;
  expect(result.solved).toBe(result.ends.filter((end) => end <= 0.7).length);
  expect(result.band.lower.every((low, i) => low <= result.band.median[i])).toBe(true);
  expect(withSeeds(x, 2, 3).map(({ seed }) => seed)).toEqual([4, 5]);
  const axes = [axisByKey('lr')!];
  const swept = (await runSweep(bench, x, { axes, kind: 'grid', runs: 5, steps: 32 }))!;
  const ends = swept.map(({ end }) => end);
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  const again = (await runSeeds(bench, sweptExperiment(x, axes, swept[0].values), { count: 1, steps: 32, goal: 0 }))!;
  expect(again.ends[0]).toBe(swept[0].end);
  const stop = new AbortController();
  stop.abort();
  expect(await runSweep(bench, x, { axes, kind: 'grid', runs: 5, steps: 32 }, { signal: stop.signal })).toBeUndefined();
});

test('starts along a side: a press of Stop ends them on the twins as well; those between the measured are as if measured', async () => {
  const [gain, lr] = ['gain', 'lr'].map((key) => axisByKey(key)!);
  const map = new TrainabilityMap({ base: x, x: gain, y: lr, size: 256, steps: 1 });
  const stop = new AbortController();
  setTimeout(() => stop.abort());
  await map.refine(bench, () => {}, { signal: stop.signal });
  expect([map.done, map.start]).toEqual([0, Number.NaN]);
  const piece = new AbortController();
  await map.refine(bench, () => piece.abort(), { signal: piece.signal });
  expect(map.done).toBeGreaterThan(0);
  const pixels = [0, 43, 100, 171, 255].map((column) => ({ column, row: 128 }));
  const losses = await startLosses(
    bench,
    pixels.map((pixel) => map.experimentAt(pixel)),
  );
  pixels.forEach((pixel, i) => expect(Math.abs(map.startAt(pixel) / losses![i] - 1)).toBeLessThan(0.02));
});
