// Every optimizer with every schedule, and what each optimizer's own settings change.
import { type ExperimentPatch, optimizers, schedules, withDefaults } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

/** Something of every schedule happens within 100 steps. */
export const schedule = { steps: 80, every: 15, milestones: [20, 50], gamma: 0.5, endFactor: 0.1, patience: 0 };

const data = { set: 'circle', noise: 0.1 } as const;
/** 250 samples in batches of 16: the last of an epoch has 10. */
const batch = { size: 16 };

const grid = optimizers.flatMap((optimizer) =>
  schedules.map((type): Case => ({
    family: 'optimizer x schedule',
    name: `${optimizer}, ${type}`,
    x: withDefaults({ data, batch, optimizer: { type: optimizer }, schedule: { type, ...schedule, warmup: 5 } }),
  })),
);

const options: [name: string, optimizer: ExperimentPatch['optimizer']][] = [
  ['momentum 0.99', { type: 'momentum', momentum: 0.99 }],
  ['nesterov 0.5', { type: 'nesterov', momentum: 0.5 }],
  ['adam, betas 0.5 and 0.9', { type: 'adam', beta1: 0.5, beta2: 0.9 }],
  ['adam, beta2 0.9999', { type: 'adam', beta2: 0.9999 }],
  ['adam, eps 0.1', { type: 'adam', eps: 0.1 }],
  ['adam, betas 0', { type: 'adam', beta1: 0, beta2: 0, lr: 0.001 }],
  ['adam without bias correction', { type: 'adam', biasCorrection: false }],
  ['adamw without bias correction', { type: 'adamw', biasCorrection: false }],
  ['rmsprop, rho 0.5', { type: 'rmsprop', rho: 0.5 }],
  ['rmsprop, rho 0.999', { type: 'rmsprop', rho: 0.999, lr: 0.001 }],
  ['adadelta, rho 0.5, eps 1e-3', { type: 'adadelta', rho: 0.5, eps: 1e-3 }],
  ['adadelta, rho 0.999', { type: 'adadelta', rho: 0.999 }],
  ['adagrad, eps 0.1', { type: 'adagrad', eps: 0.1 }],
  ['lion, betas 0.5 and 0.9999', { type: 'lion', beta1: 0.5, beta2: 0.9999 }],
];

export const optimizerCases: Case[] = [
  ...grid,
  ...options.map(([name, optimizer]): Case => ({
    family: 'settings of optimizers',
    name,
    x: withDefaults({ data, batch, optimizer }),
  })),
];
