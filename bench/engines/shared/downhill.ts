// This engine, through the Trainer the page itself uses: many steps are handed over at once, the losses of all of them
// are read back with the same submit.
import type { Dataset, Split } from '../../../src/data/types.ts';
import type { Backend } from '../../../src/engine/backend.ts';
import type { Plan } from '../../../src/engine/plan.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import {
  type ActivationName,
  type Experiment,
  fromLink,
  type LayerConfig,
  withDefaults,
} from '../../../src/experiment/index.ts';
import type { DenseLayer, Engine, Model, OptimizerName, Run, Workload } from '../../types.ts';

export function datasetOf({ model, x, y, n }: Workload): Dataset {
  const inputs = x.length / n;
  if (model.type === 'transformer' || model.type === 'gru') {
    return {
      task: 'classification',
      classes: model.vocabulary,
      featureNames: [],
      inputs,
      shape: [inputs],
      targets: inputs,
      vocabulary: Array.from({ length: model.vocabulary }, (_, i) => `${i}`),
      train: { n, x, y },
      test: { n, x, y },
      heldOut: false,
    };
  }
  if (model.type === 'cnn') {
    const rows: Split = { n, x, y };
    const shape = [1, model.side, model.side];
    const { classes } = model;
    const rest = { train: rows, test: rows, heldOut: false };
    return { task: 'classification', classes, featureNames: [], inputs, shape, targets: 1, ...rest };
  }
  // A target of ±1 is a class: the squared error of a tanh output is then the one W1 asks for.
  const classes = model.loss === 'mse' ? 2 : model.layers[model.layers.length - 1].outputs;
  const rows: Split = { n, x, y: model.loss === 'mse' ? y.map((value) => (value > 0 ? 1 : 0)) : y };
  return {
    task: 'classification',
    classes,
    featureNames: Array.from({ length: inputs }, (_, i) => `x${i}`),
    inputs,
    shape: [inputs],
    targets: 1,
    train: rows,
    test: rows,
    heldOut: false,
  };
}

const hidden = (layer: DenseLayer) => ({
  type: 'dense' as const,
  units: layer.outputs,
  activation: layer.activation as ActivationName,
});

/** The hidden layers. */
function layersOf(model: Model): LayerConfig[] {
  if (model.type === 'mlp') return model.layers.slice(0, -1).map(hidden);
  if (model.type === 'cnn') {
    const { experiment } = fromLink('data=digits&layers=conv32x3r,max-pool2,conv64x3r,max-pool2,flatten,128r');
    return experiment.model.layers;
  }
  if (model.type === 'gru') {
    return fromLink(`data=moby-dick&layers=embedding${model.width},gru${model.hidden}`).experiment.model.layers;
  }
  const { width, heads, layers } = model;
  const block = { type: 'block', heads, expansion: 4, norm: 'pre', mask: 'causal', rate: 0 } as const;
  return [
    { type: 'embedding', size: width },
    { type: 'position', encoding: 'learned' },
    ...Array.from({ length: layers }, () => block),
    { type: 'layer-norm' },
  ];
}

export const experimentOf = ({ model, batch, lr }: Workload, optimizer: OptimizerName): Experiment =>
  withDefaults({
    model: { layers: layersOf(model) },
    loss: model.type === 'mlp' ? model.loss : 'cross-entropy',
    optimizer: { type: optimizer, lr: lr[optimizer] },
    batch: { strategy: 'fixed', size: batch, shuffle: false },
  });

/** The workload's parameters, where the plan has them. */
export function thetaOf({ model }: Workload, { length, parameters }: Plan): Float32Array {
  const theta = new Float32Array(length);
  for (const { name, layer, role, offset } of parameters) {
    theta.set(model.type === 'mlp' ? model.layers[layer][role] : model.parameters[name].values, offset);
  }
  return theta;
}

async function start(backend: Backend, workload: Workload, optimizer: OptimizerName): Promise<Run | null> {
  const trainer = await Trainer.create(backend, experimentOf(workload, optimizer), datasetOf(workload));
  trainer.setTheta(thetaOf(workload, trainer.plan));

  let advances = 0;
  const train = async (steps: number) => {
    for (let left = steps; left > 0;) {
      if (trainer.unsettled) await trainer.settle();
      const many = Math.min(left, trainer.horizon);
      await trainer.advance(many, true);
      advances += 1;
      left -= many;
    }
  };
  return {
    losses: async (steps) => {
      const before = trainer.history.steps.length;
      await train(steps);
      return Array.from(trainer.history.steps.columns.loss.slice(before, before + steps));
    },
    train,
    advances: () => advances,
  };
}

/** An engine from a backend. */
export function downhillEngine(
  name: string,
  title: string,
  kind: Backend['kind'],
  request: () => Promise<Backend>,
): Engine {
  return {
    name,
    title,
    optimizers: kind === 'cpu' ? ['adam', 'sgd'] : ['adam'],
    webgpu: kind === 'webgpu',
    start: async (workload, optimizer) => start(await request(), workload, optimizer),
  };
}
