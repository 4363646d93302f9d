// The landscape on the device, in single precision, against the one on the twins, in double.
import { beforeAll, expect, test } from 'vitest';
import { getDevice } from '../../../test/gpu-device.ts';
import { makeDataset } from '../../data/index.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import { topCurvature } from './curvature.ts';
import { DeviceModel } from './device-model.ts';
import { filterNormalized } from './directions.ts';
import { DoubleModel } from './double-model.ts';
import { lossPlan } from './loss-plan.ts';
import { sliceOf } from './slice.ts';

let backend: GpuBackend;
beforeAll(async () => {
  backend = new GpuBackend(await getDevice(), 'test', true);
});

test.each<[string, ExperimentPatch]>([
  ['the default experiment', {}],
  ['a wider one', { data: { set: 'spiral' }, model: { layers: [{ type: 'dense', units: 32, activation: 'tanh' }] } }],
])('%s', async (_, patch) => {
  const x = withDefaults(patch);
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(200);
  const { theta: trained } = await trainer.checkpoint();
  await trainer.destroy();
  const theta = Float64Array.from(trained);
  const plan = lossPlan(x, dataset, 100);
  const [double, device] = [new DoubleModel(plan), await DeviceModel.create(backend, plan)];
  const [u, v] = [0, 1].map((number) => filterNormalized(theta, plan.parameters, 1, number));
  const request = { base: theta, u, v, reach: [1, 1], columns: 11, rows: 7 } as const;
  const [expected, got] = [(await sliceOf(double, request))!, (await sliceOf(device, request))!];
  got.values.forEach((value, i) =>
    expect(Math.abs(value - expected.values[i])).toBeLessThan(2e-6 * (1 + expected.values[i])),
  );
  const exact = await topCurvature(double, theta);
  const rough = await topCurvature(device, theta, { single: true });
  expect(Math.abs(rough.value / exact.value - 1)).toBeLessThan(0.05);
  device.destroy();
});
