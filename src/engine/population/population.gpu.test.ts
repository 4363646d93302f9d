import { beforeAll, expect, test } from 'vitest';
import { installGpu } from '../../../test/gpu-device.ts';
import { lendWeights, makeDataset } from '../../data/index.ts';
import { type Experiment, type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import type { Backend } from '../backend.ts';
import { CpuBackend } from '../cpu/backend.ts';
import { GpuBackend } from '../gpu/backend.ts';
import { Trainer } from '../trainer.ts';
import { createPopulation, PopulationError } from './index.ts';

const kinds = ['quad', 'workgroup', 'twins'] as const;
let backends: Record<(typeof kinds)[number], Backend>;

beforeAll(async () => {
  const quad = await GpuBackend.request(installGpu());
  const workgroup = new GpuBackend(quad.device, 'test', false, { ordinary: 4, single: 4, each: 1, fused: 4 });
  backends = { quad, workgroup, twins: new CpuBackend() };
});

/** Runs that differ in all that may differ; the fifth one blows up. */
const mixed = (): Experiment[] =>
  (
    [
      {},
      { optimizer: { lr: 0.3 } },
      { seed: 7 },
      { seed: 7, batch: { strategy: 'random', min: 2, max: 20 } },
      { optimizer: { lr: 10, weightDecay: 1 } },
      { schedule: { type: 'cosine', steps: 50, warmup: 9 }, regularization: { clip: 0.1 } },
      { model: { init: 'normal', gain: 0.5 }, batch: { size: 3 } },
      { optimizer: { beta1: 0.5 }, regularization: { l1: 1e-3, l2: 0.01, clip: 0.1, clipValue: 0.02 } },
      { model: { layers: [{ type: 'dense', units: 3, activation: 'tanh', lr: 0.3 }] } },
      { model: { layers: [{ type: 'dense', units: 3, activation: 'tanh', lr: 20 }] }, optimizer: { weightDecay: 0.1 } },
    ] as ExperimentPatch[]
  ).map((patch) =>
    withDefaults({
      ...patch,
      data: { set: 'xor', samples: 80 },
      model: { layers: [{ type: 'dense', units: 3, activation: 'tanh' }], ...patch.model },
      optimizer: { type: 'adam', ...patch.optimizer },
    }),
  );

async function alone(backend: Backend, x: Experiment, steps: number) {
  const trainer = await Trainer.create(backend, x, makeDataset(x.data));
  await trainer.run(steps);
  const { columns, length } = trainer.history.steps;
  const [theta] = await trainer.read([{ buffer: 'theta', words: trainer.plan.length }]);
  const { failedAt } = trainer;
  await trainer.destroy();
  return { losses: Array.from(columns.loss.subarray(0, length)), theta, failedAt };
}

test.each(kinds)('%s: a run of a population is the same run alone, to the bit', async (kind) => {
  const experiments = mixed();
  const steps = 90;
  const goal = 0.65;
  const population = await createPopulation(backends[kind], experiments, makeDataset(experiments[0].data), {
    steps,
    every: 1,
    goal,
  });
  expect(population.trainer).toBe(kind === 'twins' ? 'plan' : 'fused');
  // In pieces: stopped after every dispatch.
  const shares: number[] = [];
  while (population.done < 1) {
    const stop = new AbortController();
    await population.run({
      signal: stop.signal,
      onProgress: (share) => {
        shares.push(share);
        stop.abort();
      },
    });
  }
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const [strips, summaries, parameters] = await Promise.all([
    population.strips(),
    population.summaries(),
    population.parameters(),
  ]);
  for (const [run, x] of experiments.entries()) {
    const { losses, theta, failedAt } = await alone(backends[kind], x, steps);
    const strip = Array.from(strips.subarray(run * steps, (run + 1) * steps));
    const numbers = losses.filter(Number.isFinite);
    expect(summaries[run].failedAt).toBe(failedAt);
    expect(strip.slice(0, failedAt)).toEqual(losses.slice(0, failedAt));
    expect(strip.slice(failedAt ?? steps).every(Number.isNaN)).toBe(true);
    expect(summaries[run].last).toBe(numbers.at(-1));
    expect(summaries[run].least).toBe(Math.min(...numbers));
    const reached = losses.findIndex((loss) => loss <= Math.fround(goal));
    expect(summaries[run].reachedAt).toBe(reached < 0 ? undefined : reached);
    expect(parameters.subarray(run * theta.length, (run + 1) * theta.length)).toEqual(theta);
  }
  expect(summaries[4].failedAt).toBeGreaterThan(0);
  population.destroy();
});

test('quad: so it is where the network is too large to write its update out', async () => {
  const layer = { type: 'dense', units: 10, activation: 'relu' } as const;
  const layers = [layer, { ...layer, lr: 0.5 }];
  const experiments = [1, 2].map((seed) => withDefaults({ seed, model: { layers }, optimizer: { type: 'nesterov' } }));
  const dataset = makeDataset(experiments[0].data);
  const population = await createPopulation(backends.quad, experiments, dataset, { steps: 20 });
  await population.run();
  const parameters = await population.parameters();
  for (const [run, x] of experiments.entries()) {
    const { theta } = await alone(backends.quad, x, 20);
    expect(parameters.subarray(run * theta.length, (run + 1) * theta.length)).toEqual(theta);
  }
  population.destroy();
});

test.each(kinds)('%s: runs of a continued model start from its weights, whatever their seed', async (kind) => {
  const [x] = mixed();
  const dataset = makeDataset(x.data);
  const first = await Trainer.create(backends.twins, x, dataset);
  await first.run(60);
  const weights = lendWeights(await first.tensors(true));
  const [trained] = await first.read([{ buffer: 'theta', words: first.plan.length }]);
  await first.destroy();
  const base: Experiment = { ...x, model: { ...x.model, weights }, batch: { ...x.batch, strategy: 'full' } };
  const continued = [base, { ...base, seed: 9 }, { ...base, optimizer: { ...x.optimizer, lr: 0.2 } }];
  const population = await createPopulation(backends[kind], continued, dataset, { steps: 20, every: 1 });
  expect(population.trainer).toBe(kind === 'twins' ? 'plan' : 'fused');
  if (kind !== 'twins') expect((await population.parameters()).subarray(0, trained.length)).toEqual(trained);
  await population.run();
  const strips = await population.strips();
  for (const [run, experiment] of continued.entries()) {
    const { losses } = await alone(backends[kind], experiment, 20);
    expect(Array.from(strips.subarray(20 * run, 20 * run + 20))).toEqual(losses);
    expect(losses[0]).toBeCloseTo(strips[0], 5); // summed in another order
  }
  const fresh = await alone(backends[kind], { ...continued[0], model: x.model }, 1);
  expect(fresh.losses[0]).toBeGreaterThan(strips[0]);
  population.destroy();
});

test.each(kinds)('%s: an entry of a strip is the mean of its steps', async (kind) => {
  const [x] = mixed();
  const population = await createPopulation(backends[kind], [x, x], makeDataset(x.data), { steps: 25, every: 10 });
  expect((await population.strips()).every(Number.isNaN)).toBe(true);
  await population.run();
  const strips = await population.strips();
  const { losses } = await alone(backends[kind], x, 25);
  const mean = (from: number, to: number) => losses.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
  for (const [entry, expected] of [mean(0, 10), mean(10, 20), mean(20, 25)].entries()) {
    expect(strips[entry]).toBeCloseTo(expected, 5);
    expect(strips[3 + entry]).toBe(strips[entry]);
  }
  population.destroy();
});

test('what has to wait for measurements takes turns', async () => {
  const x = withDefaults({ schedule: { type: 'plateau', every: 20, patience: 0 }, data: { samples: 60 } });
  const population = await createPopulation(backends.quad, [x], makeDataset(x.data), { steps: 60, every: 1 });
  expect(population.trainer).toBe('plan');
  await population.run();
  expect(Array.from(await population.strips())).toEqual((await alone(backends.quad, x, 60)).losses);
  population.destroy();
});

test('runs of different shapes are refused', async () => {
  const [x] = mixed();
  for (const [what, other] of [
    ['optimizer', { ...x, optimizer: { ...x.optimizer, type: 'sgd' } }],
    ['layers', { ...x, model: { ...x.model, layers: [] } }],
    ['data', { ...x, data: { ...x.data, noise: 0.1 } }],
  ] as [string, Experiment][]) {
    const made = createPopulation(backends.twins, [x, other], makeDataset(x.data), { steps: 1 });
    await expect(made).rejects.toEqual(new PopulationError(what));
  }
});
