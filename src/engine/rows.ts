// The row of the step table for one step: the settings in force, the schedule's rate, the optimizer's t.
import type { Experiment } from '../experiment/index.ts';
import { biasCorrection, optimizerSpecs } from './optimizers/index.ts';
import type { RunState } from './run-state.ts';
import { learningRate } from './schedules/index.ts';
import type { Step } from './step.ts';

/** Learning rate of the next step. */
export const rateOf = (settings: Experiment, state: RunState): number =>
  learningRate(settings.optimizer.lr, settings.schedule, state.step, state.plateau.reductions);

/** Fills all of `row` but the batch (offset, size) and the slot of the ring. */
export function fillRow(row: Step, settings: Experiment, state: RunState): void {
  const { optimizer, regularization } = settings;
  const t = state.step - state.since + 1;
  const corrections = optimizerSpecs[optimizer.type].correctsBias ? biasCorrection(optimizer, t) : [1, 1];
  row.index = state.step;
  row.lr = rateOf(settings, state);
  row.momentum = optimizer.momentum;
  row.beta1 = optimizer.beta1;
  row.beta2 = optimizer.beta2;
  row.eps = optimizer.eps;
  row.rho = optimizer.rho;
  row.weightDecay = optimizer.weightDecay;
  [row.correction1, row.correction2] = corrections;
  row.l1 = regularization.l1;
  row.l2 = regularization.l2;
  row.clip = regularization.clip;
  row.clipValue = regularization.clipValue;
  row.seed = settings.seed;
  row.training = 1;
  row.t = t;
  row.labelSmoothing = regularization.labelSmoothing;
}
