// The table of every key of an experiment: where it is, what a link calls it, what it may be, what it is when
// not said, and whether it may change while the run goes on. The link codec, the checks, the controls and the
// dead-control test all read this table, so a new setting is one row.
import { dataFields, isRegression } from './data-fields.ts';
import { isPlaneSet } from './data-sets.ts';
import {
  activations,
  batchStrategies,
  initializers,
  losses,
  lossScales,
  optimizers,
  precisions,
  pruneChoices,
  pruneScopes,
  qatBits,
  quantGrains,
  quantSchemes,
  schedules,
} from './names.ts';
import type { Experiment } from './types.ts';

export type FieldKind =
  | { kind: 'number'; min: number; max: number; scale: 'linear' | 'log' | 'log0'; step?: number }
  | { kind: 'integer'; min: number; max: number; scale: 'linear' | 'log' | 'log0' }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'choices'; choices: readonly string[] }
  | { kind: 'integers'; min: number; max: number; maxLength: number };

export type Field = FieldKind & {
  /** Where in the experiment: `optimizer.lr`. */
  path: string;
  /** Its name in a link: `lr`. */
  key: string;
  /** Takes effect on the next step without resetting θ (DESIGN.md, bet 3). */
  live: boolean;
  /** The default, or a function of the experiment that reads only keys earlier in the table (see `defaultOf`). */
  default: unknown;
  /** Whether the setting does anything in this experiment; a control is shown only where it does. */
  applies?: (x: Experiment) => boolean;
};

const optimizerIs =
  (...names: string[]) =>
  (x: Experiment) =>
    names.includes(x.optimizer.type);
const scheduleIs =
  (...names: string[]) =>
  (x: Experiment) =>
    names.includes(x.schedule.type);
const batchIs =
  (...names: string[]) =>
  (x: Experiment) =>
    names.includes(x.batch.strategy);
const prunes = (x: Experiment) => x.compression.prune !== 'none';
const isTaught = (x: Experiment) => x.compression.teacher !== '';
const isMixed = (x: Experiment): boolean => x.precision === 'mixed';
const byOptimizer = (values: Record<string, number>, otherwise: number) => (x: Experiment) =>
  values[x.optimizer.type] ?? otherwise;

// Scale `log0` is a log scale whose lowest notch is 0 ("off").
// oxfmt-ignore
export const fields: readonly Field[] = [
  { path: 'seed', key: 'seed', kind: 'integer', min: 0, max: 4294967295, scale: 'linear', live: false, default: 1 },

  ...dataFields,

  { path: 'model.init', key: 'init', kind: 'choice', choices: initializers, live: false, default: 'xavier-uniform' },
  { path: 'model.gain', key: 'gain', kind: 'number', min: 0.01, max: 100, scale: 'log', live: false, default: 1,
    applies: (x) => x.model.init !== 'zeros' },
  { path: 'loss', key: 'loss', kind: 'choice', choices: losses, live: false,
    default: (x: Experiment) => (isRegression(x) ? 'mse' : 'cross-entropy') },

  { path: 'optimizer.type', key: 'opt', kind: 'choice', choices: optimizers, live: true, default: 'sgd' },
  { path: 'optimizer.lr', key: 'lr', kind: 'number', min: 1e-5, max: 10, scale: 'log', live: true,
    default: byOptimizer({ adam: 0.01, adamw: 0.01, rmsprop: 0.01, lion: 0.003, adagrad: 0.1, adadelta: 1 }, 0.03) },
  { path: 'optimizer.momentum', key: 'momentum', kind: 'number', min: 0, max: 0.999, scale: 'linear', step: 0.001,
    live: true, default: byOptimizer({ momentum: 0.9, nesterov: 0.9 }, 0),
    applies: optimizerIs('momentum', 'nesterov') },
  { path: 'optimizer.beta1', key: 'beta1', kind: 'number', min: 0, max: 0.999, scale: 'linear', step: 0.001,
    live: true, default: 0.9, applies: optimizerIs('adam', 'adamw', 'lion') },
  { path: 'optimizer.beta2', key: 'beta2', kind: 'number', min: 0, max: 0.9999, scale: 'linear', step: 0.0001,
    live: true, default: byOptimizer({ lion: 0.99 }, 0.999), applies: optimizerIs('adam', 'adamw', 'lion') },
  { path: 'optimizer.eps', key: 'eps', kind: 'number', min: 1e-12, max: 1, scale: 'log', live: true,
    default: byOptimizer({ adadelta: 1e-6 }, 1e-8),
    applies: optimizerIs('adagrad', 'rmsprop', 'adadelta', 'adam', 'adamw') },
  { path: 'optimizer.rho', key: 'rho', kind: 'number', min: 0, max: 0.9999, scale: 'linear', step: 0.0001,
    live: true, default: 0.9, applies: optimizerIs('rmsprop', 'adadelta') },
  { path: 'optimizer.weightDecay', key: 'decay', kind: 'number', min: 0, max: 1, scale: 'log0', live: true,
    default: byOptimizer({ adamw: 0.01 }, 0) },
  { path: 'optimizer.biasCorrection', key: 'bias-correction', kind: 'boolean', live: true, default: true,
    applies: optimizerIs('adam', 'adamw') },

  { path: 'schedule.type', key: 'schedule', kind: 'choice', choices: schedules, live: true, default: 'constant' },
  { path: 'schedule.warmup', key: 'warmup', kind: 'integer', min: 0, max: 100000, scale: 'log0', live: true,
    default: 0 },
  { path: 'schedule.steps', key: 'schedule-steps', kind: 'integer', min: 1, max: 1000000, scale: 'log', live: true,
    default: 2000, applies: scheduleIs('linear', 'polynomial', 'cosine', 'one-cycle') },
  { path: 'schedule.every', key: 'every', kind: 'integer', min: 1, max: 100000, scale: 'log', live: true,
    default: (x: Experiment) => (x.schedule.type === 'plateau' ? 50 : 500),
    applies: scheduleIs('exponential', 'step', 'inverse-sqrt', 'plateau') },
  { path: 'schedule.gamma', key: 'gamma', kind: 'number', min: 0.001, max: 1, scale: 'log', live: true,
    default: (x: Experiment) => (x.schedule.type === 'multi-step' ? 0.1 : 0.5),
    applies: scheduleIs('exponential', 'step', 'multi-step', 'plateau') },
  { path: 'schedule.milestones', key: 'milestones', kind: 'integers', min: 1, max: 10000000, maxLength: 16,
    live: true, default: [1000, 2000], applies: scheduleIs('multi-step') },
  { path: 'schedule.power', key: 'power', kind: 'number', min: 0.1, max: 10, scale: 'linear', step: 0.1, live: true,
    default: 2, applies: scheduleIs('polynomial') },
  { path: 'schedule.endFactor', key: 'end-factor', kind: 'number', min: 0, max: 1, scale: 'log0', live: true,
    default: 0, applies: scheduleIs('linear', 'polynomial', 'cosine', 'plateau') },
  { path: 'schedule.patience', key: 'patience', kind: 'integer', min: 0, max: 1000, scale: 'linear', live: true,
    default: 5, applies: scheduleIs('plateau') },

  { path: 'regularization.l1', key: 'l1', kind: 'number', min: 0, max: 10, scale: 'log0', live: true, default: 0 },
  { path: 'regularization.l2', key: 'l2', kind: 'number', min: 0, max: 10, scale: 'log0', live: true, default: 0 },
  { path: 'regularization.clip', key: 'clip', kind: 'number', min: 0, max: 100, scale: 'log0', live: true, default: 0 },
  { path: 'regularization.clipValue', key: 'clip-value', kind: 'number', min: 0, max: 100, scale: 'log0', live: true,
    default: 0 },
  { path: 'regularization.labelSmoothing', key: 'label-smoothing', kind: 'number', min: 0, max: 0.9, scale: 'linear',
    step: 0.01, live: true, default: 0, applies: (x) => x.loss === 'cross-entropy' },

  { path: 'earlyStopping.patience', key: 'early-stopping', kind: 'integer', min: 0, max: 1000, scale: 'log0', live: true,
    default: 0 },
  { path: 'earlyStopping.every', key: 'early-every', kind: 'integer', min: 1, max: 100000, scale: 'log', live: true,
    default: 50, applies: (x) => x.earlyStopping.patience > 0 },
  { path: 'earlyStopping.minDelta', key: 'early-min-delta', kind: 'number', min: 0, max: 10, scale: 'log0', live: true,
    default: 0, applies: (x) => x.earlyStopping.patience > 0 },

  { path: 'batch.strategy', key: 'batches', kind: 'choice', choices: batchStrategies, live: true, default: 'fixed' },
  { path: 'batch.size', key: 'batch', kind: 'integer', min: 1, max: 5000, scale: 'log', live: true,
    default: (x: Experiment) => (isPlaneSet(x.data.set) ? 10 : 32),
    applies: batchIs('fixed', 'adaptive') },
  { path: 'batch.min', key: 'batch-min', kind: 'integer', min: 1, max: 5000, scale: 'log', live: true, default: 4,
    applies: batchIs('random') },
  { path: 'batch.max', key: 'batch-max', kind: 'integer', min: 1, max: 5000, scale: 'log', live: true,
    default: (x: Experiment) => Math.max(64, x.batch.min), applies: batchIs('random', 'adaptive') },
  { path: 'batch.shuffle', key: 'shuffle', kind: 'boolean', live: true, default: true },

  { path: 'compression.prune', key: 'prune', kind: 'choice', choices: pruneChoices, live: true, default: 'none' },
  { path: 'compression.scope', key: 'prune-among', kind: 'choice', choices: pruneScopes, live: true, default: 'global',
    applies: prunes },
  { path: 'compression.sparsity', key: 'sparsity', kind: 'number', min: 0, max: 1, scale: 'linear', step: 0.01,
    live: true, default: 0.8, applies: (x) => prunes(x) && x.compression.scope !== '2-of-4' },
  { path: 'compression.from', key: 'prune-from', kind: 'integer', min: 0, max: 1000000, scale: 'log0', live: true,
    default: 0, applies: prunes },
  { path: 'compression.over', key: 'prune-over', kind: 'integer', min: 0, max: 1000000, scale: 'log0', live: true,
    default: 0, applies: (x) => prunes(x) && x.compression.scope !== '2-of-4' },
  { path: 'compression.rewind', key: 'prune-rewind', kind: 'boolean', live: true, default: false, applies: prunes },
  { path: 'compression.qat', key: 'qat', kind: 'choice', choices: qatBits, live: true, default: 'none' },
  { path: 'compression.scheme', key: 'qat-levels', kind: 'choice', choices: quantSchemes, live: true,
    default: 'symmetric', applies: (x) => x.compression.qat !== 'none' },
  { path: 'compression.grain', key: 'qat-per', kind: 'choice', choices: quantGrains, live: true, default: 'channel',
    applies: (x) => x.compression.qat !== 'none' },
  { path: 'compression.temperature', key: 'temperature', kind: 'number', min: 0.5, max: 20, scale: 'log', live: true,
    default: 4, applies: isTaught },
  { path: 'compression.hard', key: 'hard', kind: 'number', min: 0, max: 1, scale: 'linear', step: 0.01, live: true,
    default: 0.1, applies: isTaught },
  { path: 'compression.hintLayer', key: 'hint-layer', kind: 'integer', min: 0, max: 24, scale: 'linear', live: false,
    default: 0, applies: isTaught },
  { path: 'compression.hint', key: 'hint', kind: 'number', min: 0, max: 100, scale: 'log0', live: true, default: 1,
    applies: (x) => isTaught(x) && x.compression.hintLayer > 0 },

  { path: 'precision', key: 'precision', kind: 'choice', choices: precisions, live: false, default: 'f32' },
  { path: 'lossScale.type', key: 'loss-scale', kind: 'choice', choices: lossScales, live: false, default: 'dynamic',
    applies: isMixed },
  { path: 'lossScale.value', key: 'loss-scale-value', kind: 'number', min: 1, max: 16777216, scale: 'log', live: false,
    default: 65536, applies: isMixed },
  { path: 'lossScale.interval', key: 'loss-scale-interval', kind: 'integer', min: 1, max: 100000, scale: 'log',
    live: false, default: 2000, applies: (x) => isMixed(x) && x.lossScale.type === 'dynamic' },
];

/** Bounds of the hidden layers, which have a syntax of their own in a link (`layers=8t,8t`). */
export const layerBounds = { maxLayers: 24, maxUnits: 1024, maxFilters: 512, activations } as const;
