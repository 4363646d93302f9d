// The engine's side: both backends, and an experiment's losses on one of them.
import { makeDataset } from '../../src/data/index.ts';
import type { Backend } from '../../src/engine/backend.ts';
import { CpuBackend } from '../../src/engine/cpu/backend.ts';
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import type { Experiment } from '../../src/experiment/index.ts';
import { installGpu } from '../gpu-device.ts';

const gpu = () => GpuBackend.request(installGpu());

/** A missing adapter fails the tests: it rejects here. */
export const backends: Record<'cpu' | 'webgpu', () => Promise<Backend>> = {
  cpu: () => Promise.resolve(new CpuBackend()),
  webgpu: gpu,
};

/** Each step's mini-batch loss over so many steps, or until early stopping. */
export async function lossesOf(
  backend: Backend,
  x: Experiment,
  steps: number,
  dataset = makeDataset(x.data),
): Promise<number[]> {
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(steps, () => trainer.stateNow().early.stoppedAt !== undefined);
  const { columns, length } = trainer.history.steps;
  await trainer.destroy();
  return Array.from(columns.loss.subarray(0, length));
}
