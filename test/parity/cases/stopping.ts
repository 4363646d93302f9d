// Runs that early stopping ends before the hundredth step.
import { changeAt, type ExperimentPatch, fromLink, withDefaults } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

const runs: [name: string, patch: ExperimentPatch][] = [
  ['no better at all', { optimizer: { lr: 3 }, earlyStopping: { patience: 3, every: 5 } }],
  ['not better by enough', { optimizer: { type: 'adam' }, earlyStopping: { patience: 2, every: 10, minDelta: 0.05 } }],
  [
    'a model that behaves otherwise when it is evaluated',
    {
      model: fromLink('layers=6t,batch-norm,dropout0.3').experiment.model,
      earlyStopping: { patience: 1, every: 5, minDelta: 0.03 },
    },
  ],
];

const late = changeAt(
  withDefaults({ optimizer: { lr: 0.3 }, earlyStopping: { every: 5, minDelta: 0.1 } }),
  40,
  'earlyStopping.patience',
  2,
);

export const stoppingCases: Case[] = [
  ...runs.map(([name, patch]) => ({ family: 'early stopping', name, x: withDefaults(patch) })),
  { family: 'early stopping', name: 'switched on on the way', x: late },
];
