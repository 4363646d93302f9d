// What became of a run.
import type { Trained } from './train-all.ts';

/** Share of a run's steps whose mean loss counts as its end. */
export const tailShare = 1 / 16;
/** The steps that make a run's end. */
export const tailSteps = (steps: number): number => Math.max(1, Math.ceil(steps * tailShare));
/** So many steps an entry of a strip that a curve has about 160 points, and the end is a whole number of them. */
export const curveEvery = (steps: number): number => Math.max(1, Math.floor(tailSteps(steps) / 10));

/** An end at this many times the loss of the initial weights has diverged; below the second it has learnt something. */
export const divergedAt = 2;
export const learntAt = 0.9;

export interface Outcome {
  /** Mean loss of the last steps, penalties left out; Infinity where it was no number any more. */
  end: number;
  /** Step from which the loss was out of bounds; −1 where it stayed. */
  goneAt: number;
}

export type Fate = 'converged' | 'stuck' | 'diverged';

/** What became of one of the runs. `start`: loss of the initial weights. */
export function outcomeOf(
  { strips, entries, every, ends, penalties, failedAt }: Trained,
  run: number,
  start: number,
): Outcome {
  const end = ends[run];
  const failed = failedAt[run];
  if (failed !== undefined) return { end: Infinity, goneAt: failed };
  const bound = divergedAt * (start + penalties[run]);
  let gone = entries;
  while (gone > 0 && strips[run * entries + gone - 1] > bound) gone--;
  return { end, goneAt: gone < entries ? gone * every : -1 };
}

export function fateOf({ end, goneAt }: Outcome, start: number): Fate {
  if (goneAt >= 0) return 'diverged';
  return end < learntAt * start ? 'converged' : 'stuck';
}

/**
 * A run on the scale of the map's colours: 0 is stuck; up to 1 is how far it converged, on the logarithm of the loss
 * down to `best`; down to −1 is how soon it diverged, on the logarithm of the step.
 */
export function shadeOf({ end, goneAt }: Outcome, start: number, best: number, steps: number): number {
  if (goneAt >= 0) return -1 + 0.82 * (Math.log1p(goneAt) / Math.log1p(steps));
  if (!(end < learntAt * start)) return 0;
  const learnt = Math.log(learntAt * start) - Math.log(Math.max(end, 1e-38));
  const most = Math.log(learntAt * start) - Math.log(Math.max(best, 1e-38));
  return 0.12 + 0.88 * Math.min(1, learnt / Math.max(most, 1e-6));
}
