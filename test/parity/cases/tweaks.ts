// Changes while the run goes on, as the controls make them.
import { changeAt, type ExperimentPatch, fromLink, optimizers, withDefaults } from '../../../src/experiment/index.ts';
import { schedule } from './optimizers.ts';
import type { Case } from './types.ts';

type Changes = [step: number, path: string, value: unknown][];

const runs: [name: string, patch: ExperimentPatch, changes: Changes][] = [
  [
    'learning rate',
    {},
    [
      [30, 'optimizer.lr', 0.3],
      [60, 'optimizer.lr', 0.003],
    ],
  ],
  ['learning rate at step 0', {}, [[0, 'optimizer.lr', 0.3]]],
  [
    'momentum',
    { optimizer: { type: 'momentum' } },
    [
      [30, 'optimizer.momentum', 0],
      [50, 'optimizer.momentum', 0.99],
    ],
  ],
  [
    'betas and eps',
    { optimizer: { type: 'adam' } },
    [
      [20, 'optimizer.beta1', 0.5],
      [40, 'optimizer.beta2', 0.9],
      [60, 'optimizer.eps', 0.01],
    ],
  ],
  ['rho', { optimizer: { type: 'rmsprop' } }, [[40, 'optimizer.rho', 0.5]]],
  [
    'bias correction off and on',
    { optimizer: { type: 'adam' } },
    [
      [3, 'optimizer.biasCorrection', false],
      [50, 'optimizer.biasCorrection', true],
    ],
  ],
  [
    'weight decay',
    { optimizer: { type: 'adamw' } },
    [
      [30, 'optimizer.weightDecay', 0.5],
      [60, 'optimizer.weightDecay', 0],
    ],
  ],
  [
    'penalties',
    {},
    [
      [20, 'regularization.l1', 0.01],
      [40, 'regularization.l2', 0.1],
      [60, 'regularization.l1', 0],
    ],
  ],
  [
    'clipping',
    { optimizer: { lr: 0.3 } },
    [
      [20, 'regularization.clip', 0.05],
      [40, 'regularization.clipValue', 0.01],
      [60, 'regularization.clip', 0],
    ],
  ],
  [
    'parameters by hand',
    {},
    [
      [10, 'theta.0', 1.5],
      [30, 'theta.8', -2],
      [30, 'theta.12', 0.25],
      [90, 'theta.24', 1],
    ],
  ],
  [
    'batch size',
    {},
    [
      [7, 'batch.size', 33],
      [50, 'batch.size', 1],
      [80, 'batch.size', 5000],
    ],
  ],
  [
    'batch strategy',
    {},
    [
      [13, 'batch.strategy', 'random'],
      [40, 'batch.strategy', 'full'],
      [60, 'batch.strategy', 'single'],
      [80, 'batch.strategy', 'adaptive'],
    ],
  ],
  [
    'to and from adaptive',
    { batch: { strategy: 'adaptive', size: 4 } },
    [
      [30, 'batch.strategy', 'fixed'],
      [50, 'batch.strategy', 'adaptive'],
    ],
  ],
  [
    'shuffling',
    {},
    [
      [33, 'batch.shuffle', false],
      [66, 'batch.shuffle', true],
    ],
  ],
  [
    'dropout rate',
    { data: { set: 'blobs3' }, model: { layers: fromLink('layers=8t,dropout0.3,6g').experiment.model.layers } },
    [
      [20, 'model.layers.1.rate', 0.6],
      [60, 'model.layers.1.rate', 0],
      [80, 'model.layers.1.rate', 0.1],
    ],
  ],
  [
    'freezing and thawing layers',
    {
      data: { set: 'blobs3' },
      model: { layers: fromLink('layers=8t.frozen,layer-norm,6g').experiment.model.layers },
      optimizer: { type: 'adam', weightDecay: 0.01 },
      regularization: { l2: 0.01, clip: 0.1 },
    },
    [
      [30, 'model.layers.0.frozen', false],
      [30, 'model.layers.2.frozen', true],
      [60, 'model.layers.1.frozen', true],
      [80, 'optimizer.type', 'momentum'],
    ],
  ],
  [
    'learning rates of layers',
    {
      data: { set: 'blobs3' },
      model: { layers: fromLink('layers=8t.lr0.2,layer-norm.lr5,6g').experiment.model.layers },
      optimizer: { type: 'adam', weightDecay: 0.01 },
      schedule: { type: 'cosine', ...schedule },
    },
    [
      [30, 'model.layers.0.lr', 3],
      [50, 'model.layers.1.lr', 1],
      [50, 'model.layers.2.lr', 0.1],
      [60, 'model.layers.0.frozen', true],
      [80, 'optimizer.type', 'momentum'],
    ],
  ],
  [
    'frozen, batches by the gradient noise',
    {
      model: { layers: fromLink('layers=8t.frozen,6t').experiment.model.layers },
      batch: { strategy: 'adaptive', size: 4 },
    },
    [[50, 'model.layers.1.frozen', true]],
  ],
  [
    'schedule',
    { schedule: { type: 'cosine', ...schedule } },
    [
      [30, 'schedule.type', 'step'],
      [60, 'schedule.gamma', 0.9],
      [70, 'schedule.warmup', 90],
    ],
  ],
  [
    'to plateau',
    { schedule: { ...schedule } },
    [
      [20, 'schedule.type', 'plateau'],
      [50, 'schedule.every', 8],
    ],
  ],
  [
    'many at once',
    { data: { set: 'blobs3' }, loss: 'mse' },
    [
      [50, 'optimizer.type', 'adam'],
      [50, 'optimizer.lr', 0.005],
      [50, 'batch.size', 25],
      [50, 'theta.3', 1],
      [51, 'regularization.l2', 0.01],
    ],
  ],
];

/** From each optimizer to the next, and back. */
const changesOfOptimizer = optimizers.map((type, i): [string, ExperimentPatch, Changes] => {
  const next = optimizers[(i + 1) % optimizers.length];
  return [
    `${type} to ${next} and back`,
    { optimizer: { type } },
    [
      [35, 'optimizer.type', next],
      [70, 'optimizer.type', type],
    ],
  ];
});

const make =
  (family: string) =>
  ([name, patch, changes]: [string, ExperimentPatch, Changes]): Case => ({
    family,
    name,
    x: changes.reduce((x, [step, path, value]) => changeAt(x, step, path, value), withDefaults(patch)),
  });

export const tweakCases: Case[] = [
  ...runs.map(make('tweaks')),
  ...changesOfOptimizer.map(make('change of the optimizer')),
];
