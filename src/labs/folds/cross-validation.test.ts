import { describe, expect, test } from 'vitest';
import { loadFromDisk } from '../../data/assets.testing.ts';
import { foldsOf, makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { allRows } from '../../engine/evaluated-rows.ts';
import { frameOf, frameReads } from '../../engine/observe.ts';
import { Trainer } from '../../engine/trainer.ts';
import { fromLink, withDefaults } from '../../experiment/index.ts';
import { crossValidate, type Fold, scoresOf } from './cross-validation.ts';

const backend = new CpuBackend();

describe('iris in five folds', async () => {
  const { experiment: x } = fromLink('data=iris&opt=adam&lr=0.01&layers=8t');
  const dataset = await loadFromDisk(x.data);
  const shares: number[] = [];
  const folds = (await crossValidate(backend, x, dataset, {
    folds: 5,
    steps: 300,
    onProgress: (share) => shares.push(share),
  }))!;

  test('every row is tested on once', () => {
    expect(folds.map(({ rows }) => rows)).toEqual(Array.from({ length: 5 }, () => ({ train: 120, test: 30 })));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('it learns in each of them', () => {
    const scores = scoresOf(folds);
    expect(scores.map(({ name }) => name)).toEqual(['loss', 'accuracy', 'f1']);
    const { mean, spread, values } = scores[1];
    expect(mean).toBeGreaterThan(0.93);
    expect(spread).toBeLessThan(0.06);
    expect(mean).toBeCloseTo(values.reduce((a, b) => a + b) / 5, 12);
    for (const { curve } of folds)
      expect(curve.map(({ step }) => step)).toEqual(Array.from({ length: 21 }, (_, i) => 15 * i));
  });

  test('a fold is a run like any other, to the bit', async () => {
    const trainer = await Trainer.create(backend, x, foldsOf(dataset, 5, x.seed)[2]);
    await trainer.run(300);
    const reads = frameReads(trainer.plan, allRows(trainer.dataset), { probe: false, parameters: false });
    const answers = (await trainer.advance(0, true, reads))!;
    const frame = frameOf(
      trainer.plan,
      trainer.dataset,
      allRows(trainer.dataset),
      { probe: false, parameters: false },
      trainer.stateNow(),
      answers,
    );
    expect(folds[2].metrics).toEqual(frame.metrics);
    expect(folds[3].metrics).not.toEqual(frame.metrics);
  });
});

test('a regression has other scores; early stopping ends a fold', async () => {
  const { experiment: x } = fromLink('data=sine&early-stopping=1&early-every=10&early-min-delta=0.1');
  const folds = (await crossValidate(backend, x, makeDataset(x.data), { folds: 2, steps: 400 }))!;
  expect(scoresOf(folds).map(({ name }) => name)).toEqual(['loss', 'mae', 'rmse', 'r2']);
  for (const { steps } of folds) expect(steps).toBeLessThan(400);
});

function known(loss: number): Fold['metrics'] {
  const metrics = { loss, mae: 1, rmse: 1, r2: 0, undefinedScores: false };
  return { train: metrics, test: metrics };
}

test('a fold that blows up is no number, and the others count', async () => {
  const x = withDefaults({ data: { set: 'line' }, optimizer: { lr: 10 } });
  const folds = (await crossValidate(backend, x, makeDataset(x.data), { folds: 3, steps: 400 }))!;
  expect(folds.map(({ metrics }) => metrics)).toEqual([undefined, undefined, undefined]);
  expect(scoresOf(folds)).toEqual([]);
  const [loss] = scoresOf([{ ...folds[0], metrics: known(1) }, folds[1], { ...folds[2], metrics: known(3) }]);
  expect(loss).toMatchObject({ mean: 2, spread: Math.SQRT2 });
  expect(loss.values[1]).toBeNaN();
});

test('it stops when it is told to; fewer rows than folds are refused', async () => {
  const x = withDefaults({ data: { set: 'xor' } });
  const control = new AbortController();
  const stopped = crossValidate(backend, x, makeDataset(x.data), {
    folds: 5,
    steps: 100000,
    signal: control.signal,
    onProgress: () => control.abort(),
  });
  expect(await stopped).toBeUndefined();
  const few = withDefaults({ data: { set: 'xor', samples: 10 } });
  await expect(crossValidate(backend, few, makeDataset(few.data), { folds: 20, steps: 1 })).rejects.toThrow();
});
