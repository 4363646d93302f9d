// What watching a run's landscape costs: steps per second of the default experiment with λ_max and a map of the loss
// refreshed all the time, over those without.
import { makeDataset } from '../../src/data/index.ts';
import type { Backend } from '../../src/engine/backend.ts';
import { CpuBackend } from '../../src/engine/cpu/backend.ts';
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { LandscapeWatch } from '../../src/labs/landscape/watch.ts';
import type { Figure, Lab } from './types.ts';

const x = withDefaults({});

/** Trains for so long, ten looks a second at θ as the page does; steps per second, and looks that came to an end. */
async function train(backend: Backend, seconds: number, watches: boolean): Promise<{ speed: number; looks: number }> {
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(backend, x, dataset);
  let looks = 0;
  const watch = new LandscapeWatch(() => looks++);
  watch.wanted = { curvature: true, plane: 'random' };
  if (watches) await watch.open(backend, x, dataset);
  await trainer.run(2000);
  const first = trainer.step;
  const start = performance.now();
  let lookAt = start;
  while (performance.now() - start < seconds * 1000) {
    await trainer.run(200);
    if (performance.now() < lookAt) continue;
    lookAt += 100;
    const { theta, moments, layerState } = await trainer.checkpoint();
    const { step } = trainer;
    if (watches) watch.observe({ step, theta, moments, layerState, gradient: theta, settings: x, t: step });
  }
  const speed = ((trainer.step - first) / (performance.now() - start)) * 1000;
  watch.destroy();
  await trainer.destroy();
  return { speed, looks };
}

async function compare(name: string, backend: Backend): Promise<Figure[]> {
  const ratios: number[] = [];
  let [speed, looks] = [0, 0];
  for (let i = 0; i < 3; i++) {
    const without = await train(backend, 1.5, false);
    const watched = await train(backend, 1.5, true);
    ratios.push(watched.speed / without.speed);
    speed = Math.max(speed, without.speed);
    looks = watched.looks / 1.5;
  }
  ratios.sort((a, b) => a - b);
  return [
    { name: `${name}: training alone`, value: speed, unit: 'steps/s' },
    { name: `${name}: looks, λ_max or map`, value: looks, unit: '/s' },
    { name: `${name}: speed while watched / alone`, value: ratios[1], unit: '', atLeast: 0.9 },
  ];
}

async function measure(): Promise<Figure[]> {
  return [...(await compare('twins', new CpuBackend())), ...(await compare('WebGPU', await GpuBackend.request()))];
}

export const landscapeLab: Lab = {
  name: 'landscape',
  title: 'Loss landscape of the default experiment, watched while it trains',
  measure,
};
