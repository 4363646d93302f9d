// The map on the device, beside a run that trains on it.
import { expect, test } from 'vitest';
import { getDevice } from '../../../test/gpu-device.ts';
import { loadFromDisk } from '../../data/assets.testing.ts';
import { makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { shaderFragment } from '../../engine/gpu/shaders.ts';
import { fromLink, withDefaults } from '../../experiment/index.ts';
import { compareKernel } from '../../../test/kernels/compare.ts';
import { kernelCases } from '../../../test/kernels/index.ts';
import { Bench, type Standpoint } from './bench.ts';
import { defaultTechnique } from './variant.ts';
import { compilePlan } from '../../engine/plan.ts';
import { rounding, roundedPlaces } from './evaluator.ts';
import { integerPass } from './integer.ts';

const x = withDefaults({
  data: { set: 'spiral' },
  model: { layers: [8, 8].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const })) },
  optimizer: { type: 'adam' },
});

async function standpoint(trainer: Trainer): Promise<Standpoint> {
  const { length } = trainer.plan;
  const [theta, gradient] = await trainer.read([
    { buffer: 'theta', words: length },
    { buffer: 'grad', words: length },
  ]);
  return { step: trainer.step, theta, gradient, layerState: new Float32Array() };
}

test('a map of 12 × 8 variants: the same on the device as on the twins', async () => {
  const backend = new GpuBackend(await getDevice(), 'test', true);
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(300);
  const at = await standpoint(trainer);
  const cellsOn = async (on: GpuBackend | CpuBackend) => {
    const bench = new Bench(() => {});
    await bench.open(on, x, dataset);
    bench.observe(at);
    await bench.settled();
    bench.destroy();
    return bench.map!.cells;
  };
  const twins = await cellsOn(new CpuBackend());
  (await cellsOn(backend)).forEach((cell, i) => {
    expect(cell.bytes).toBe(twins[i].bytes);
    expect(Math.abs(cell.loss - twins[i].loss)).toBeLessThan(1e-4 * (1 + twins[i].loss));
  });
  await trainer.destroy();
});

test('bytes taken apart make the products that the device makes in one instruction', async () => {
  const backend = new GpuBackend(await getDevice(), 'test', true);
  // Another text than the fragment's own is not taken for it, and stays.
  const wgsl = shaderFragment('dot4').replace('fn dot4', 'fn  dot4');
  const parts = { dot4: { wgsl, twin: undefined } };
  const wrong: string[] = [];
  for (const kernel of ['dense_int8', 'conv_int8']) {
    for (const given of kernelCases[kernel](65)) {
      wrong.push(...(await compareKernel(kernel, { ...given, parts }, new CpuBackend(), backend)));
    }
  }
  expect(wrong).toEqual([]);
});

test('convolutions and dense layers are done in whole numbers', async () => {
  const { experiment } = fromLink('data=digits&rows=200&layers=conv8x3r.same,max-pool2,conv6x3t,flatten,10r');
  const dataset = await loadFromDisk(experiment.data);
  const plan = compilePlan(experiment, dataset);
  const rounded = rounding(plan.passes['evaluate.test'], roundedPlaces(plan, dataset));
  const kernels = integerPass(rounded, plan.parameters, 10)!.pass.map(({ kernel }) => kernel);
  expect(kernels.filter((kernel) => kernel.endsWith('_int8'))).toEqual([
    'conv_int8',
    'conv_int8',
    'dense_int8',
    'dense_int8',
  ]);
  for (const kernel of ['conv_pack', 'conv_pad', 'conv_forward', 'dense_forward'])
    expect(kernels).not.toContain(kernel);
});

test('inference in whole numbers answers what the rounded f32 model answers, on the device and on the twins', async () => {
  const link = 'data=digits&rows=500&layers=conv8x3r.same,max-pool2,conv6x3t,flatten,10r&opt=adam';
  const { experiment } = fromLink(link);
  const dataset = await loadFromDisk(experiment.data);
  const backend = new GpuBackend(await getDevice(), 'test', true);
  const trainer = await Trainer.create(backend, experiment, dataset);
  await trainer.run(60);
  const at = await standpoint(trainer);
  for (const on of [backend, new CpuBackend()]) {
    const bench = new Bench(() => {});
    await bench.open(on, experiment, dataset);
    for (const [scheme, grain, sparsity] of [
      ['symmetric', 'channel', 0.5],
      ['affine', 'tensor', 0],
    ] as const) {
      bench.technique = { ...defaultTechnique, scheme, grain, activations: true };
      bench.amount = { sparsity, bits: 8 };
      bench.wants = 'report';
      bench.observe({ ...at, theta: at.theta.slice() });
      await bench.settled();
      const { integer, largestChange } = bench.report!;
      console.log(
        `${on.kind} ${scheme}: off by ${integer!.difference.toExponential(1)}, rounding by ${largestChange.toFixed(3)}`,
      );
      // A sum that f32 rounds to the other side of a border is one level off.
      expect(integer!.difference).toBeLessThan(0.3 * largestChange);
      expect(integer!.others).toBe(0);
    }
    bench.destroy();
  }
  await trainer.destroy();
});
