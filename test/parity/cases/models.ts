// Losses for every kind of task, activations, initializers, shapes of the network.
import {
  type ActivationName,
  activations,
  type ExperimentPatch,
  fromLink,
  initializers,
  type LayerConfig,
  withDefaults,
  possibleLosses,
} from '../../../src/experiment/index.ts';
import { type Dataset, keepWeights, makeDataset, type Split } from '../../../src/data/index.ts';
import { safetensors } from '../../../src/export/index.ts';
import type { Case } from './types.ts';

const tasks = { 'two classes': 'moons', 'three classes': 'blobs3', regression: 'sine' } as const;

const lossCases = Object.entries(tasks).flatMap(([task, set]) =>
  possibleLosses(withDefaults({ data: { set } })).map((loss): Case => ({
    family: 'losses',
    name: `${loss}, ${task}`,
    x: withDefaults({ data: { set, noise: 0.2 }, loss, optimizer: { lr: 0.1 } }),
  })),
);

const layers = (units: number[], activation: ActivationName = 'tanh'): LayerConfig[] =>
  units.map((n) => ({ type: 'dense', units: n, activation }));

const activationCases = activations.flatMap((activation) =>
  (['sgd', 'adam'] as const).map((type): Case => ({
    family: 'activations',
    name: `${activation}, ${type}`,
    x: withDefaults({
      data: { set: 'xor', noise: 0.3 },
      model: { layers: layers([8, 6, 4], activation) },
      optimizer: { type },
    }),
  })),
);

const initializerCases = initializers.map((init): Case => ({
  family: 'initializers',
  name: init,
  x: withDefaults({ seed: 4294967295, data: { set: 'rings' }, model: { init } }),
}));

const shapes: [name: string, patch: ExperimentPatch][] = [
  ['no hidden layer', { data: { set: 'line' } }],
  ['linear regression in the plane', { data: { set: 'plane', noise: 0.1 } }],
  ['bumps', { data: { set: 'bumps' } }],
  ['one unit', { model: { layers: layers([1]) } }],
  ['65 units', { model: { layers: layers([65, 63]) }, optimizer: { lr: 0.01 } }],
  ['six layers', { model: { layers: layers([5, 4, 3, 4, 5, 2]) }, optimizer: { type: 'adam' } }],
  ['all features', { data: { set: 'spiral', features: ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'] } }],
  ['five classes', { data: { set: 'blobs5' } }],
  ['label noise', { data: { set: 'checkerboard', labelNoise: 0.3 } }],
];

const shapeCases = shapes.map(([name, patch]): Case => ({ family: 'shapes and data', name, x: withDefaults(patch) }));

const inFours = ({ n, x, y }: Split): Split => {
  const samples = Math.floor(n / 4);
  return { n: samples, x: x.slice(0, 8 * samples), y: y.slice(0, 4 * samples) };
};

/** Samples of four points each, as a sequence (4, 2), with a target for every one of them. */
export function sequences(set: 'blobs3' | 'circle'): Dataset {
  const { plane: _, ...points } = makeDataset(withDefaults({ data: { set } }).data);
  const shape = { inputs: 8, shape: [4, 2], targets: 4, featureNames: [] };
  return { ...points, ...shape, train: inFours(points.train), test: inFours(points.test) };
}

const sequenceCases = (['blobs3', 'circle'] as const).flatMap((set) =>
  possibleLosses(withDefaults({ data: { set } })).map((loss): Case => ({
    family: 'a target at every place of a sequence',
    name: `${loss}, ${set}`,
    x: withDefaults({ data: { set }, loss, batch: { size: 9 } }),
    dataset: sequences(set),
  })),
);

/** A file with weights for the first layers of the model below: the last is new. */
const trained = safetensors(
  [
    ['layers.0.weight', [6, 2]],
    ['layers.0.bias', [6]],
    ['layers.1.running_mean', [6]],
    ['layers.1.running_var', [6]],
    ['layers.2.weight', [4, 6]],
  ].map(([name, shape]) => {
    const length = (shape as number[]).reduce((a, b) => a * b);
    return {
      name: name as string,
      shape: shape as number[],
      data: Float32Array.from({ length }, (_, i) => 0.5 + Math.sin(3 * i)),
    };
  }),
);

const weightsCases = ['6t,batch-norm,4r', '6t.frozen,batch-norm.frozen,4r'].map((text): Case => {
  const { experiment } = fromLink(`data=moons&layers=${text}&opt=adam`);
  const weights = keepWeights('trained.safetensors', trained);
  return { family: 'weights from a file', name: text, x: { ...experiment, model: { ...experiment.model, weights } } };
});

export const modelCases: Case[] = [
  ...weightsCases,
  ...lossCases,
  ...activationCases,
  ...initializerCases,
  ...shapeCases,
  ...sequenceCases,
];
