// The text of the fused kernels, on Dawn's null backend: it runs nothing and checks everything.
import { beforeAll, expect, test } from 'vitest';
import { nullDevice } from '../../../test/gpu-device.ts';
import { makeDataset } from '../../data/index.ts';
import { activations, type ExperimentPatch, losses, optimizers, withDefaults } from '../../experiment/index.ts';
import { compilePlan } from '../plan.ts';
import { laneKernel } from './lane.ts';
import { quadKernel } from './quad.ts';
import { fusedShape } from './shape.ts';
import { workgroupKernel } from './workgroup.ts';

const limits = {
  maxComputeWorkgroupStorageSize: 16384,
  maxComputeInvocationsPerWorkgroup: 256,
  maxStorageBuffersPerShaderStage: 10,
};

let device: GPUDevice;
beforeAll(async () => {
  device = await nullDevice(['subgroups']);
});

async function complaints(code: string): Promise<string[]> {
  device.pushErrorScope('validation');
  const { messages } = await device.createShaderModule({ code }).getCompilationInfo();
  await device.popErrorScope();
  return messages.map((m) => `${m.type} at ${m.lineNum}:${m.linePos} ${m.message}\n${code.split('\n')[m.lineNum - 1]}`);
}

const shapeOf = (patch: ExperimentPatch) => {
  const x = withDefaults(patch);
  return fusedShape(compilePlan(x, makeDataset(x.data)))!;
};
const layers = (units: number[], first = 0) => ({
  layers: units.map((n, i) => ({
    type: 'dense' as const,
    units: n,
    activation: activations[(first + i) % activations.length],
  })),
});

const shapes: [string, ExperimentPatch][] = [
  ['no hidden layer', { model: layers([]) }],
  ['a line', { data: { set: 'line' }, loss: 'mse', model: layers([]) }],
  ['one unit', { model: layers([1, 1, 1]) }],
  ['seven features', { data: { features: ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'] }, model: layers([8, 5], 3) }],
  ['five classes', { data: { set: 'blobs5' }, model: layers([5, 6], 6) }],
  ...losses.map((loss, i): [string, ExperimentPatch] => [loss, { loss, model: layers([3, 2], 2 * i) }]),
  ...optimizers.map((type): [string, ExperimentPatch] => [type, { optimizer: { type } }]),
];

test.each(shapes)('%s: compiles without a word, in all forms', async (_, patch) => {
  const shape = shapeOf(patch);
  expect(await complaints(quadKernel(shape, limits, new Set(['subgroups']))!.source)).toEqual([]);
  expect(await complaints(laneKernel(shape, limits)!.source)).toEqual([]);
  expect(await complaints(workgroupKernel(shape, limits, 64)!.source)).toEqual([]);
});

test('a workgroup’s memory suffices, on the chip and off it', () => {
  const onChip = new Set<number>();
  for (let depth = 0; depth <= 6; depth++) {
    for (const width of [1, 4, 8, 16, 31, 64]) {
      const { constants } = workgroupKernel(shapeOf({ model: layers(Array(depth).fill(width)) }), limits, 64)!;
      const { CHIP_WORDS, VALUES, CHUNK, WG, ON_CHIP } = constants;
      onChip.add(ON_CHIP);
      expect(4 * (CHIP_WORDS + VALUES + 2 * CHUNK + 4 * WG + 4)).toBeLessThanOrEqual(
        limits.maxComputeWorkgroupStorageSize,
      );
      expect(CHUNK).toBeGreaterThanOrEqual(1);
    }
  }
  expect(onChip.size).toBe(2);
});

test('what does not fit is left to the plan', () => {
  const small = shapeOf({});
  const subgroups = new Set(['subgroups']);
  expect(quadKernel(small, limits, new Set())).toBeUndefined();
  expect(quadKernel(small, { ...limits, maxStorageBuffersPerShaderStage: 8 }, subgroups)).toBeUndefined();
  expect(laneKernel(small, { ...limits, maxStorageBuffersPerShaderStage: 8 })).toBeUndefined();
  expect(workgroupKernel(small, { ...limits, maxStorageBuffersPerShaderStage: 8 }, 64)).toBeUndefined();
  expect(quadKernel(shapeOf({ model: layers([64, 64]) }), limits, subgroups)).toBeUndefined();
  expect(shapeOf({ batch: { strategy: 'adaptive' } })).toBeUndefined();
});
