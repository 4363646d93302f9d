// Batch strategies, penalties, clipping, weight decay.
import { type ExperimentPatch, optimizers, withDefaults } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

const strategies: [name: string, batch: ExperimentPatch['batch'], more?: ExperimentPatch][] = [
  ['full', { strategy: 'full' }],
  ['full, not shuffled', { strategy: 'full', shuffle: false }],
  ['single', { strategy: 'single' }],
  ['fixed 1', { size: 1 }],
  ['fixed 7, not shuffled', { size: 7, shuffle: false }],
  ['fixed, more than there are', { size: 5000 }],
  ['random 4 to 64', { strategy: 'random' }],
  ['random 1 to 3', { strategy: 'random', min: 1, max: 3 }],
  ['adaptive from 4', { strategy: 'adaptive', size: 4 }, { data: { noise: 0.3 } }],
  ['adaptive from 1', { strategy: 'adaptive', size: 1, max: 16 }],
  [
    'adaptive from 5, penalties and clipping',
    { strategy: 'adaptive', size: 5 },
    { regularization: { l2: 0.1, clip: 0.5 } },
  ],
];

const regularizations: [name: string, regularization: ExperimentPatch['regularization'], more?: ExperimentPatch][] = [
  ['l1', { l1: 0.01 }],
  ['l2', { l2: 0.1 }],
  ['l1 and l2', { l1: 0.003, l2: 0.03 }, { optimizer: { type: 'adam' } }],
  ['clip by norm', { clip: 0.05 }],
  ['clip by value', { clipValue: 0.02 }, { optimizer: { type: 'momentum' } }],
  ['clip by norm, then by value', { clip: 0.2, clipValue: 0.05 }, { optimizer: { type: 'rmsprop' } }],
  ['penalties and clipping', { l1: 0.01, l2: 0.1, clip: 0.1 }, { data: { set: 'blobs3' }, loss: 'mse' }],
];

export const batchCases: Case[] = [
  ...strategies.map(([name, batch, more]): Case => ({
    family: 'batch strategies',
    name,
    x: withDefaults({ data: { set: 'gauss', noise: 0.4 }, optimizer: { lr: 0.1 }, ...more, batch }),
  })),
  ...regularizations.map(([name, regularization, more]): Case => ({
    family: 'penalties and clipping',
    name,
    x: withDefaults({ optimizer: { lr: 0.1 }, ...more, regularization }),
  })),
  ...optimizers.map((type): Case => ({
    family: 'weight decay',
    name: type,
    x: withDefaults({ optimizer: { type, weightDecay: 0.1 } }),
  })),
];
