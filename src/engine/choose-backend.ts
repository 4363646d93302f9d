// Which backend runs an experiment, and why: the choice in the address, what the browser offers, and, for a software
// adapter, a quick race against the twins.
import type { Dataset } from '../data/types.ts';
import type { Experiment } from '../experiment/index.ts';
import type { Backend } from './backend.ts';
import { CpuBackend } from './cpu/backend.ts';
import { GpuBackend, GpuMissing } from './gpu/backend.ts';
import type { BackendChoice, BackendInfo, FallbackReason } from './session-types.ts';
import { Trainer } from './trainer.ts';

export interface Chosen {
  backend: Backend;
  info: BackendInfo;
}

const infoOf = (backend: Backend, reason?: FallbackReason, detail?: string): BackendInfo => ({
  kind: backend.kind,
  adapter: backend.adapter,
  software: backend.software,
  reason,
  detail,
});

function cpu(reason: FallbackReason, detail?: string): Chosen {
  const backend = new CpuBackend();
  return { backend, info: infoOf(backend, reason, detail) };
}

/** Opens a backend. Never rejects: where WebGPU is missing or refuses, it is the twins, and the info says why. */
export async function openBackend(choice: BackendChoice, because?: FallbackReason): Promise<Chosen> {
  if (choice === 'cpu') return cpu(because ?? 'asked');
  try {
    const backend = await GpuBackend.request();
    return { backend, info: infoOf(backend) };
  } catch (error) {
    if (error instanceof GpuMissing) return cpu(error.reason, error.message);
    return cpu('error', error instanceof Error ? error.message : String(error));
  }
}

/** Steps per second of an experiment on a backend, measured for about 30 ms after warming up. */
async function measure(backend: Backend, x: Experiment, dataset: Dataset): Promise<number> {
  const trainer = await Trainer.create(backend, { ...x, tweaks: [] }, dataset);
  try {
    await trainer.run(8);
    const start = performance.now();
    let steps = 0;
    do {
      // More at a time each round, so that what is measured is the step and not the round trip.
      const n = Math.max(8, steps);
      await trainer.run(n);
      steps += n;
    } while (performance.now() - start < 30);
    return (steps / (performance.now() - start)) * 1000;
  } finally {
    await trainer.destroy();
  }
}

/** Whether the twins are faster than a software adapter on this experiment. */
export async function twinsAreFaster(
  gpu: Backend,
  x: Experiment,
  dataset: Dataset,
): Promise<{ faster: boolean; detail: string }> {
  const onGpu = await measure(gpu, x, dataset);
  const onCpu = await measure(new CpuBackend(), x, dataset);
  return { faster: onCpu > onGpu, detail: `${Math.round(onGpu)} < ${Math.round(onCpu)} steps/s` };
}
