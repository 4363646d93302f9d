// The schedules by name, and the learning rate of a step: base rate × warm-up × schedule.
import type { ScheduleConfig, ScheduleName } from '../../experiment/index.ts';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import { inverseSqrt } from './inverse-sqrt.ts';
import { linear } from './linear.ts';
import { multiStep } from './multi-step.ts';
import { oneCycle } from './one-cycle.ts';
import { plateau } from './plateau.ts';
import { polynomial } from './polynomial.ts';
import { step as staircase } from './step.ts';
import type { ScheduleSpec } from './types.ts';

export { plateauPython, plateauStart, watchPlateau } from './plateau.ts';
export type { PlateauState } from './plateau.ts';
export type { ScheduleSpec } from './types.ts';

export const scheduleSpecs: Record<ScheduleName, ScheduleSpec> = {
  constant,
  linear,
  exponential,
  step: staircase,
  'multi-step': multiStep,
  polynomial,
  'inverse-sqrt': inverseSqrt,
  cosine,
  'one-cycle': oneCycle,
  plateau,
};

/**
 * Learning rate of step `step` (from 0). While warming up the rate rises linearly, (step + 1)/warmup of the base;
 * the schedule proper starts after it.
 */
export function learningRate(base: number, config: ScheduleConfig, step: number, reductions = 0): number {
  if (step < config.warmup) return (base * (step + 1)) / config.warmup;
  return base * scheduleSpecs[config.type].factor(config, step - config.warmup, reductions);
}
