// What the map of the compression page costs the run beside it: 12 × 8 variants of a 2-8-8-1 network, made again and
// again from the θ of a run that trains, as the page does it; steps per second over those without.
import { makeDataset } from '../../src/data/index.ts';
import type { Backend } from '../../src/engine/backend.ts';
import { openBackend } from '../../src/engine/choose-backend.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { Bench, besideTraining } from '../../src/labs/compress/bench.ts';
import type { Figure, Lab } from './types.ts';

const x = withDefaults({
  data: { set: 'spiral' },
  model: { layers: [8, 8].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const })) },
  optimizer: { type: 'adam' },
});

/** Pairs of a stretch without and one with maps, and ms of a stretch. */
const [pairs, stretch] = [6, 700];
/** ms between two looks of a page at its run. */
const framePeriod = 100;

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Trains for so many ms, reading what a frame reads ten times a second; steps per second. */
async function train(trainer: Trainer, ms: number, bench: Bench | undefined): Promise<number> {
  const first = trainer.step;
  const start = performance.now();
  let lookAt = start;
  while (performance.now() - start < ms) {
    await trainer.run(200);
    // Handed back to the page, as after every frame: its timers are due.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (performance.now() < lookAt) continue;
    lookAt += framePeriod;
    const { length } = trainer.plan;
    const [theta, gradient] = await trainer.read([
      { buffer: 'theta', words: length },
      { buffer: 'grad', words: length },
    ]);
    bench?.observe({ step: trainer.step, theta, gradient, layerState: new Float32Array() });
  }
  return ((trainer.step - first) / (performance.now() - start)) * 1000;
}

async function compare(name: string, own: Backend): Promise<Figure[]> {
  const dataset = makeDataset(x.data);
  const { backend } = await openBackend(own.kind); // as the page: the bench has a device of its own
  const trainer = await Trainer.create(own, x, dataset);
  let [maps, last]: [number, unknown] = [0, undefined];
  const bench = new Bench(
    () => {
      if (bench.map !== last) maps++;
      last = bench.map;
    },
    () => besideTraining,
  );
  await bench.open(backend, x, dataset);
  await train(trainer, 500, undefined);
  await train(trainer, 500, bench);
  const [ratios, made]: [number[], number[]] = [[], []];
  let speed = 0;
  for (let i = 0; i < pairs; i++) {
    await bench.settled();
    const alone = await train(trainer, stretch, undefined);
    const before = maps;
    ratios.push((await train(trainer, stretch, bench)) / alone);
    made.push((maps - before) / (stretch / 1000));
    speed = Math.max(speed, alone);
  }
  bench.destroy();
  await trainer.destroy();
  backend.destroy();
  own.destroy();
  return [
    { name: `${name}: training alone`, value: speed, unit: 'steps/s' },
    { name: `${name}: maps of 12 × 8`, value: middle(made), unit: '/s', atLeast: 5 },
    { name: `${name}: speed with maps / alone`, value: middle(ratios), unit: '', atLeast: 0.9 },
  ];
}

async function measure(): Promise<Figure[]> {
  const [twins, device] = [await openBackend('cpu'), await openBackend('webgpu')];
  return [...(await compare('twins', twins.backend)), ...(await compare('WebGPU', device.backend))];
}

export const compressLab: Lab = {
  name: 'compress',
  title: 'The map of compressed variants beside a 2-8-8-1 network that trains',
  measure,
};
