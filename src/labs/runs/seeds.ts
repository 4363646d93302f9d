// The same experiment with many seeds: other initial weights and batches, the same data. What holds for most of them is
// no accident.
import type { Experiment } from '../../experiment/index.ts';
import { quantile } from '../surface/statistics.ts';
import { curveEvery } from './outcome.ts';
import { type Bench, type Going, trainAll, type Trained } from './train-all.ts';

/** The losses of many runs, step by step in `every` steps. */
export interface Band {
  every: number;
  median: Float32Array;
  /** A quarter of the runs is below, a quarter above. */
  lower: Float32Array;
  upper: Float32Array;
}

export interface SeedsResult {
  band: Band;
  /** Mean loss of the last sixteenth of the steps (Trained.ends), seed by seed; Infinity for a run that blew up. */
  ends: number[];
  /** Runs whose end is at or below the goal. */
  solved: number;
  trainer: 'fused' | 'plan';
}

/** `count` experiments with seeds of their own, from the experiment's on. */
export const withSeeds = (x: Experiment, count: number, from = 0): Experiment[] =>
  Array.from({ length: count }, (_, i) => ({ ...x, tweaks: [], seed: (x.seed + from + i) >>> 0 }));

/** Median and quarters of runs `first` … `first + count − 1`. A run that has blown up is above all others. */
export function bandOf({ strips, entries, every }: Trained, first: number, count: number): Band {
  const band = {
    every,
    median: new Float32Array(entries),
    lower: new Float32Array(entries),
    upper: new Float32Array(entries),
  };
  const column = new Float64Array(count);
  for (let entry = 0; entry < entries; entry++) {
    for (let run = 0; run < count; run++) {
      const loss = strips[(first + run) * entries + entry];
      column[run] = Number.isNaN(loss) ? Infinity : loss;
    }
    column.sort();
    band.median[entry] = quantile(column, 0.5);
    band.lower[entry] = quantile(column, 0.25);
    band.upper[entry] = quantile(column, 0.75);
  }
  return band;
}

/** Trains `count` seeds; undefined if stopped. */
export async function runSeeds(
  bench: Bench,
  x: Experiment,
  { count, steps, goal }: { count: number; steps: number; goal: number },
  going?: Going,
): Promise<SeedsResult | undefined> {
  const trained = await trainAll(bench, withSeeds(x, count), { steps, every: curveEvery(steps) }, going);
  if (!trained) return undefined;
  const ends = Array.from(trained.ends);
  return {
    band: bandOf(trained, 0, count),
    ends,
    solved: ends.filter((end) => end <= goal).length,
    trainer: trained.trainer,
  };
}
