// What a run uses at any time, tweaks included: the program contains that and nothing else.
import type { Dataset } from '../../data/index.ts';
import {
  type Experiment,
  type LayerConfig,
  type LayerType,
  type OptimizerName,
  type Phase,
  phasesOf,
} from '../../experiment/index.ts';
import { optimizerSpecs, type PyTorchOptimizer } from '../../engine/optimizers/index.ts';
import type { Place } from '../../engine/fit-weights.ts';
import { ratesKey } from '../../engine/groups.ts';
import type { Parameter } from '../../engine/kernel.ts';
import { compilePlan, outputUnits } from '../../engine/plan.ts';
import type { NumpyArray } from '../npz.ts';

export interface Use {
  x: Experiment;
  dataset: Dataset;
  /** Stretches with constant settings; the first begins at step 0. */
  phases: readonly Phase[];
  /** K: numbers the model puts out for a target. */
  outputs: number;
  /** θ's tensors. */
  parameters: readonly Parameter[];
  /** What the run starts from instead of random numbers, by name. */
  weights: ReadonlyMap<string, NumpyArray>;
}

export function collectUse(x: Experiment, dataset: Dataset): Use {
  const { parameters, states, newTensors, buffers } = compilePlan(x, dataset);
  const start = (places: readonly Place[], buffer: string): [string, NumpyArray][] => {
    const data = buffers.find(({ name }) => name === buffer)!.data as Float32Array;
    return places.map(({ name, shape, offset, length }) => [
      name,
      { shape, data: data.slice(offset, offset + length) },
    ]);
  };
  const all = x.model.weights === '' ? [] : [...start(parameters, 'theta'), ...start(states, 'state')];
  const weights = new Map(all.filter(([name]) => !newTensors.includes(name)));
  return { x, dataset, phases: phasesOf(x), outputs: outputUnits(dataset), parameters, weights };
}

/** Whether something holds for the settings at any time of the run. */
export const ever = ({ phases }: Use, holds: (settings: Experiment) => boolean): boolean =>
  phases.some(({ settings }) => holds(settings));

/** The different values of something over the run, in order of appearance. */
export const valuesOf = <T>({ phases }: Use, of: (settings: Experiment) => T): T[] => [
  ...new Set(phases.map(({ settings }) => of(settings))),
];

/** The optimizer in force with its values; what it looks like may depend on the tweaks of the whole run. */
export const optimizerAt = ({ x }: Use, settings: Experiment): PyTorchOptimizer =>
  optimizerSpecs[settings.optimizer.type].pytorch({ ...settings, tweaks: x.tweaks });

export const optimizerTypes = (use: Use): OptimizerName[] => valuesOf(use, (s) => s.optimizer.type);

/** Whether the program multiplies θ by 1 − lr·λ itself. */
export const decaysByHand = (use: Use, settings: Experiment): boolean =>
  settings.optimizer.weightDecay > 0 && optimizerAt(use, settings).decayByHand;

/** Whether the model has a layer of this type. */
export const hasLayer = ({ x }: Use, type: LayerType): boolean => x.model.layers.some((layer) => layer.type === type);

/** Whether some layer's parameters stay as they are at some time of the run. */
export const freezes = (use: Use): boolean => ever(use, (s) => s.model.layers.some(({ frozen }) => frozen));

/** Whether some layer has a learning rate of its own at some time of the run. */
export const hasRates = (use: Use): boolean => ever(use, (s) => ratesKey(s) !== '');

/** A layer's rate of dropout; 0 if it has none. */
export const rateOf = (layer: LayerConfig): number => ('rate' in layer ? layer.rate : 0);

/** Whether something is dropped: a layer made for that is there, or another's rate is above 0 at some time. */
export const drops = (use: Use): boolean =>
  hasLayer(use, 'dropout') || ever(use, ({ model }) => model.layers.some((layer) => rateOf(layer) > 0));

export const usesPlateau = (use: Use): boolean => ever(use, (s) => s.schedule.type === 'plateau');
/** Whether the test loss may stop the run. */
export const stopsEarly = (use: Use): boolean => ever(use, (s) => s.earlyStopping.patience > 0);
export const usesAdaptive = (use: Use): boolean => ever(use, (s) => s.batch.strategy === 'adaptive');
