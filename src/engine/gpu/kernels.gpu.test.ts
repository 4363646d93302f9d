// Every kernel on the GPU against its twin, at odd sizes, with random and extreme numbers; with the workgroups of a
// software adapter and with a GPU's.
import { beforeAll, expect, test } from 'vitest';
import { getDevice, installGpu } from '../../../test/gpu-device.ts';
import { compareKernel } from '../../../test/kernels/compare.ts';
import { restart } from '../../../test/kernels/fill.ts';
import { kernelCases } from '../../../test/kernels/index.ts';
import { CpuBackend } from '../cpu/backend.ts';
import { GpuBackend } from './backend.ts';
import { kernelNames } from './shaders.ts';

const oracle = new CpuBackend();
let software: GpuBackend;
let gpu: GpuBackend;
let hasSubgroups: boolean;

beforeAll(async () => {
  const adapter = await installGpu().requestAdapter();
  hasSubgroups = adapter?.features.has('subgroups') ?? false;
  const device = await getDevice({ features: hasSubgroups ? ['subgroups'] : [] });
  software = new GpuBackend(device, 'test', true);
  gpu = new GpuBackend(device, 'test', false);
});

test('every kernel is tried', () => {
  expect(Object.keys(kernelCases).sort()).toEqual(kernelNames);
});

test.each(Object.entries(kernelCases))('%s does what its twin does', async (kernel, cases) => {
  // On an adapter without them such a kernel does not run.
  if (kernel.endsWith('_quad') && !hasSubgroups) return;
  const wrong: string[] = [];
  restart();
  for (const given of [1, 63, 65, 130].flatMap(cases)) wrong.push(...(await compareKernel(kernel, given, oracle, gpu)));
  for (const given of [1, 65].flatMap(cases)) wrong.push(...(await compareKernel(kernel, given, oracle, software)));
  expect(wrong).toEqual([]);
});
