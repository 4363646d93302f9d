// Whole runs beside each other: what 64 of them cost against one, how thousands of them compare with plain JavaScript,
// how the time grows, how long a dispatch holds the device at most, and how soon a first step is there. Thousands of runs
// are meant to take a fifth of the time of plain JavaScript; what the machine allows is counted beside it.
import { makeDataset } from '../../src/data/index.ts';
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { compilePlan } from '../../src/engine/plan.ts';
import { createPopulation } from '../../src/engine/population/index.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { type Experiment, withDefaults } from '../../src/experiment/index.ts';
import { axisByKey, valueAt, withValues } from '../../src/labs/runs/axes.ts';
import { engine as flat } from '../engines/flat.ts';
import type { DenseLayer, Mlp, Workload } from '../types.ts';
import { arithmeticOf, measurePeak, secondsAt } from './machine-limit.ts';
import type { Figure, Lab } from './types.ts';

/** The default experiment, with its batches in order: plain JavaScript need not shuffle. */
const x = withDefaults({ batch: { shuffle: false } });
const dataset = makeDataset(x.data);

/** The same learning rates as a line of the map has, again and again. */
function replicas(count: number): Experiment[] {
  const axis = axisByKey('lr')!;
  return Array.from({ length: count }, (_, i) =>
    withValues(x, [['optimizer.lr', valueAt({ ...axis, to: 1 }, (i % 64) / 64)]]),
  );
}

/** ms that so many runs take, from the first dispatch to the last. */
async function time(backend: GpuBackend, runs: number, steps: number): Promise<number> {
  const population = await createPopulation(backend, replicas(runs), dataset, { steps });
  const start = performance.now();
  await population.run();
  const took = performance.now() - start;
  population.destroy();
  return took;
}

/** The best of some: what the machine can do when nothing else runs on it. */
async function best(times: number, measured: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < times; i++) least = Math.min(least, await measured());
  return least;
}

/** The default experiment for the loop in plain JavaScript. */
function workload(): Workload {
  const plan = compilePlan(x, dataset);
  const theta = plan.buffers.find(({ name }) => name === 'theta')!.data as Float32Array;
  const tensor = (layer: number, role: string) => {
    const { offset, length } = plan.parameters.find((one) => one.layer === layer && one.role === role)!;
    return theta.slice(offset, offset + length);
  };
  const layers = plan.layers.map(({ config }, layer): DenseLayer => {
    const [weight, bias] = [tensor(layer, 'weight'), tensor(layer, 'bias')];
    const isTanh = 'activation' in config && config.activation === 'tanh';
    const activation = isTanh ? 'tanh' : 'linear';
    return { inputs: weight.length / bias.length, outputs: bias.length, activation, weight, bias };
  });
  const { n, x: inputs, y } = dataset.train;
  const { lr, size } = { lr: x.optimizer.lr, size: x.batch.size };
  return {
    name: 'default',
    title: 'the default experiment',
    model: { type: 'mlp', layers, loss: 'cross-entropy' },
    batch: size,
    lr: { sgd: lr, adam: lr },
    n: n - (n % size),
    x: inputs,
    y,
  };
}

/** Steps per second of plain JavaScript, and how far its losses are from ours. */
async function plainJavaScript(backend: GpuBackend): Promise<{ speed: number; off: number }> {
  const run = (await flat.start(workload(), 'sgd'))!;
  const theirs = await run.losses(50);
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(50);
  const ours = trainer.history.steps.columns.loss;
  const off = Math.max(...theirs.map((loss, i) => Math.abs(loss - ours[i]) / loss));
  await trainer.destroy();
  const steps = 40_000;
  const took = await best(3, async () => {
    const start = performance.now();
    await run.train(steps);
    return performance.now() - start;
  });
  return { speed: (1000 * steps) / took, off };
}

/** The longest time between a submit and its end, in ms, and how many there were. */
function watchQueue({ device }: GpuBackend): { longest: () => number; stop: () => boolean } {
  const { queue } = device;
  let longest = 0;
  const submit = queue.submit.bind(queue);
  queue.submit = (commands) => {
    const start = performance.now();
    submit(commands);
    void queue.onSubmittedWorkDone().then(() => (longest = Math.max(longest, performance.now() - start)));
  };
  return { longest: () => longest, stop: () => Reflect.deleteProperty(queue, 'submit') };
}

/** Of the times for three sizes, each `factor` times the one before: the exponent between the first and the last. */
const slope = ([small, , large]: readonly number[], factor: number): number =>
  Math.log(large / small) / Math.log(factor * factor);

async function measure(): Promise<Figure[]> {
  const began = performance.now();
  const backend = await GpuBackend.request();
  const first = await Trainer.create(backend, x, dataset);
  await first.run(1);
  const firstStep = performance.now() - began;
  await first.destroy();

  const plain = await plainJavaScript(backend);
  await time(backend, 64, 300); // warm
  const one = await best(3, () => time(backend, 1, 3000));
  const many = await best(3, () => time(backend, 64, 3000));
  const whole = await best(2, () => time(backend, 4096, 300));
  const inPlain = (1000 * 4096 * 300) / plain.speed;
  const byRuns = [await best(2, () => time(backend, 1024, 300)), await best(2, () => time(backend, 2048, 300)), whole];
  const bySteps: number[] = [];
  for (const steps of [300, 600, 1200]) bySteps.push(await best(2, () => time(backend, 1024, steps)));

  const { model, batch } = workload();
  const peak = 1 / secondsAt(await measurePeak(backend.device), arithmeticOf(model as Mlp, batch));
  const reached = (4096 * 300) / (whole / 1000) / peak;

  const watch = watchQueue(backend);
  await time(backend, 4096, 300);
  watch.stop();
  backend.destroy();
  const linear = { unit: '', atLeast: 0.8, atMost: 1.2 };
  return [
    { name: 'first step, from asking for a device', value: firstStep, unit: 'ms', atMost: 400 },
    { name: '64 runs / one run', value: many / one, unit: '×', atMost: 25 },
    { name: '4,096 runs of 300 steps', value: whole, unit: 'ms' },
    { name: '4,096 runs: steps per second', value: (1000 * 4096 * 300) / whole, unit: '' },
    { name: 'plain JavaScript: steps per second', value: plain.speed, unit: '' },
    { name: 'plain JavaScript: losses off by', value: plain.off, unit: '', atMost: 1e-3 },
    { name: 'plain JavaScript / ours', value: inPlain / whole, unit: '×', atLeast: 5 },
    { name: 'the arithmetic of a step, at this adapter’s peak: steps per second', value: peak, unit: '' },
    { name: 'plain JavaScript / that peak', value: peak / plain.speed, unit: '×' },
    { name: 'share of the peak that is reached', value: reached, unit: '' },
    { name: 'growth with runs: time by runs to the power', value: slope(byRuns, 2), ...linear },
    { name: 'growth with steps: time by steps to the power', value: slope(bySteps, 2), ...linear },
    { name: 'longest dispatch', value: watch.longest(), unit: 'ms', atMost: 50 },
  ];
}

export const runsLab: Lab = { name: 'runs', title: 'Many runs beside each other', measure };
