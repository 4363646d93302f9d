// The run as the page describes it: experiment, data, layers with their place in θ, and the kernels that run.
import { activations } from '../experiment/index.ts';
import type { RunView } from './session-types.ts';
import type { Trainer } from './trainer.ts';

export function viewOf(trainer: Trainer): RunView {
  const { plan, experiment, settings, dataset } = trainer;
  const place = (layer: number, role: 'weight' | 'bias'): number =>
    plan.parameters.find((p) => p.layer === layer && p.role === role)?.offset ?? -1;
  return {
    experiment,
    settings,
    dataset,
    parameters: plan.parameters,
    newTensors: plan.newTensors,
    layers: plan.layers.map(({ output }, i) => ({
      units: output.size,
      inputs: i === 0 ? dataset.inputs : plan.layers[i - 1].output.size,
      activation: activations[output.activation],
      weight: place(i, 'weight'),
      bias: place(i, 'bias'),
    })),
    kernels: plan.passes.train.map(({ kernel, stage, layer }) => ({ kernel, stage, layer })),
  };
}
