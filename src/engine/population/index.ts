// Runs many experiments that differ in numbers only (seed, optimizer's settings, schedule, regularisation, batches):
// beside each other on the device where the fused trainer fits, else one after the other.
import type { Dataset } from '../../data/types.ts';
import type { Experiment, LayerConfig } from '../../experiment/index.ts';
import type { Backend } from '../backend.ts';
import { fusedShape, weightsOf } from '../fused/shape.ts';
import { populationKernel } from '../fused/trainer.ts';
import { GpuBackend } from '../gpu/backend.ts';
import { compilePlan, largestBatch } from '../plan.ts';
import { DevicePopulation } from './device.ts';
import { TurnsPopulation } from './turns.ts';
import { type Population, PopulationError, type PopulationOptions } from './types.ts';

export { type Population, PopulationError, type PopulationOptions } from './types.ts';

function withoutRate(layer: LayerConfig): LayerConfig {
  const { lr: _, ...rest } = layer;
  return rest;
}

/** What all experiments must have in common, by name. */
const shape = (x: Experiment): [string, unknown][] => [
  ['data', x.data],
  ['layers', x.model.layers.map(withoutRate)],
  ['loss', x.loss],
  ['optimizer', x.optimizer.type],
  ['precision', x.precision],
];

function checkShapes(experiments: readonly Experiment[]): void {
  const all = shape(experiments[0]).map(([what, value]): [string, string] => [what, JSON.stringify(value)]);
  for (const x of experiments) {
    shape(x).forEach(([, value], i) => {
      if (JSON.stringify(value) !== all[i][1]) throw new PopulationError(all[i][0]);
    });
  }
}

/** Whether nothing of a run waits for a measurement or changes on the way: all its rows are known beforehand. */
const isForeseeable = ({ schedule, batch, tweaks }: Experiment): boolean =>
  schedule.type !== 'plateau' && batch.strategy !== 'adaptive' && tweaks.length === 0;

/** What a step of an experiment costs in a population, in multiplications of its forward pass; or why it fits none. */
export type Fit = { work: number } | { no: 'waits' | 'taught' | 'large' };

/**
 * Whether runs of an experiment's shape can be made beside each other, before anything is allocated. On the twins,
 * where they take turns: whether they could be, if there were a device. `waits`: something is decided on the way; `taught`: the
 * loss has a teacher's answers in it.
 */
export function fitOf(backend: Backend, x: Experiment, dataset: Dataset): Fit {
  if (!isForeseeable(x)) return { no: 'waits' };
  if (x.compression.teacher !== '') return { no: 'taught' };
  const plan = compilePlan(x, dataset);
  const dense = fusedShape(plan);
  if (!dense) return { no: 'large' };
  if (backend instanceof GpuBackend && !populationKernel(plan, backend.device, backend.workgroups.fused))
    return { no: 'large' };
  return { work: weightsOf(dense) * largestBatch(x, dataset.train.n) };
}

/** The first experiment, with a learning rate of its own for every layer that has one in any of them. */
function withAllRates(experiments: readonly Experiment[]): Experiment {
  const [x] = experiments;
  const layers = x.model.layers.map((layer, i): LayerConfig => {
    const lr = experiments.find(({ model }) => (model.layers[i].lr ?? 1) !== 1)?.model.layers[i].lr;
    return lr === undefined ? layer : { ...layer, lr };
  });
  return { ...x, model: { ...x.model, layers } };
}

/** A population of at least one run, at its start. Throws PopulationError, PlanTooLarge. */
export async function createPopulation(
  backend: Backend,
  experiments: readonly Experiment[],
  dataset: Dataset,
  options: PopulationOptions,
): Promise<Population> {
  checkShapes(experiments);
  if (backend instanceof GpuBackend && experiments.every(isForeseeable)) {
    const plan = compilePlan(withAllRates(experiments), dataset);
    const kernel = populationKernel(plan, backend.device, backend.workgroups.fused);
    if (kernel) return DevicePopulation.create(backend, plan, kernel, experiments, dataset, options);
  }
  return TurnsPopulation.create(backend, experiments, dataset, options);
}
