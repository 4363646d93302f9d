import { expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type ExperimentPatch, fromLink, type LayerConfig, withDefaults } from '../../experiment/index.ts';
import { planeChoices } from './plane-choices.ts';
import { LandscapeWatch, type Wanted } from './watch.ts';

/** Watches a run at a few steps; what was seen at the last. */
async function watched(patch: ExperimentPatch, wanted: Wanted, steps: readonly number[]) {
  const x = withDefaults(patch);
  const dataset = makeDataset(x.data);
  const backend = new CpuBackend();
  const trainer = await Trainer.create(backend, x, dataset);
  let seen: (() => void) | undefined;
  const watch = new LandscapeWatch(() => seen?.(), 1);
  watch.wanted = wanted;
  await watch.open(backend, x, dataset);
  for (const step of steps) {
    await trainer.run(step - trainer.step);
    const { theta, moments, layerState } = await trainer.checkpoint();
    const complete = new Promise<void>((resolve) => {
      seen = () => {
        const hasCurvature = !wanted.curvature || watch.curvature?.step === step;
        if (hasCurvature && (!wanted.plane || watch.slice?.step === step)) resolve();
      };
    });
    watch.observe({ step, theta, moments, layerState, gradient: theta, settings: x, t: step });
    await complete;
  }
  await trainer.destroy();
  watch.destroy();
  return watch;
}

const linear = (lr: number, layers: LayerConfig[]): ExperimentPatch => ({
  data: { set: 'line', noise: 0.1 },
  model: { layers },
  batch: { strategy: 'full' },
  optimizer: { type: 'sgd', lr },
});

// A hidden layer that does not learn, or hardly, leaves the output layer's own quadratic.
test.each([
  ['alone', 'none'],
  ['on a frozen layer', '4t.frozen'],
  ['on a layer at a thousandth of the rate', '4t.lr0.001'],
])('full-batch gradient descent %s: at the limit it is told it stays, 20 %% above it leaves', async (_, text) => {
  const { layers } = fromLink(`layers=${text}`).experiment.model;
  const { curvature } = await watched(linear(0.01, layers), { curvature: true, plane: undefined }, [20]);
  expect(curvature).toMatchObject({ kind: text.includes('lr') ? 'preconditioned' : 'hessian', step: 20 });
  const lossAt = async (lr: number): Promise<number> => {
    const x = withDefaults(linear(lr, layers));
    const trainer = await Trainer.create(new CpuBackend(), x, makeDataset(x.data));
    await trainer.run(300);
    return trainer.lastLoss;
  };
  expect(await lossAt(curvature!.limit * 0.98)).toBeLessThan(1);
  expect(await lossAt(curvature!.limit * 1.2)).not.toBeLessThan(1);
});

test.each(planeChoices)('the %s plane: θ in the middle, the path on it', async (plane) => {
  const { slice } = await watched({}, { curvature: false, plane }, [0, 40, 80, 120]);
  expect(slice!.path).toHaveLength(4);
  expect(slice!.path.at(-1)!.map(Math.abs)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  expect([...slice!.values].every(Number.isFinite)).toBe(true);
  if (plane === 'path') expect(Math.max(...slice!.path.map(([a]) => Math.abs(a)))).toBeLessThanOrEqual(slice!.reach[0]);
});

test('an adaptive optimizer has the preconditioned Hessian’s limit, Lion none', async () => {
  const adam = await watched({ optimizer: { type: 'adam' } }, { curvature: true, plane: undefined }, [100]);
  expect(adam.curvature).toMatchObject({ kind: 'preconditioned' });
  expect(adam.curvature!.limit).toBeGreaterThan(0);
  const lion = await watched({ optimizer: { type: 'lion' } }, { curvature: false, plane: 'random' }, [10]);
  expect(lion.curvature).toBeUndefined();
});

/** Limit before the first step, with a factor on the learning rate of the hidden layer. */
const limitAt = async (lr: number): Promise<number> => {
  const model = { layers: [{ type: 'dense' as const, units: 3, activation: 'tanh' as const, lr }] };
  const { curvature } = await watched({ model }, { curvature: true, plane: undefined }, [0]);
  expect(curvature!.kind).toBe(lr === 1 ? 'hessian' : 'preconditioned');
  return curvature!.limit;
};

test('a layer’s own learning rate is part of the limit', async () => {
  const [slow, usual, fast, fastest] = [await limitAt(0.5), await limitAt(1), await limitAt(100), await limitAt(1000)];
  expect(slow).toBeGreaterThan(usual);
  // In the end that layer alone decides.
  expect(fast / fastest).toBeCloseTo(10, 0);
});

test('told of a run before its model is ready, it looks all the same', async () => {
  const x = withDefaults({ data: { samples: 40 } });
  const dataset = makeDataset(x.data);
  const backend = new CpuBackend();
  const trainer = await Trainer.create(backend, x, dataset);
  const { theta, moments, layerState } = await trainer.checkpoint();
  const seen = new Promise<void>((resolve) => {
    const watch = new LandscapeWatch(() => watch.curvature && resolve(), 1);
    watch.wanted = { curvature: true, plane: undefined };
    void watch.open(backend, x, dataset);
    watch.observe({ step: 0, theta, moments, layerState, gradient: theta, settings: x, t: 0 });
  });
  await seen;
  await trainer.destroy();
});

test('a model of one weight has a map of weight and bias', async () => {
  const { slice } = await watched({ data: { set: 'line' } }, { curvature: false, plane: 'random' }, [10]);
  const at = (row: number) => slice!.values[row * slice!.columns + (slice!.columns - 1) / 2];
  expect(at(0)).not.toBeCloseTo(at(slice!.rows - 1), 2);
});
