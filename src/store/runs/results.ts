// What the seeds, the comparison and the sweep came to, and how to start them. A result stays until the next one; it
// knows the experiment it started from.
import { create } from 'zustand';
import type { Experiment } from '../../experiment/index.ts';
import { crossValidate, type Fold } from '../../labs/folds/cross-validation.ts';
import { type Axis, axesOf } from '../../labs/runs/axes.ts';
import { compareOptimizers, type Comparison, withOptimizer } from '../../labs/runs/comparison.ts';
import { runSeeds, type SeedsResult } from '../../labs/runs/seeds.ts';
import { runSweep, sweptExperiment, type SweptRun } from '../../labs/runs/sweep.ts';
import { showPage } from '../address.ts';
import { theSession } from '../session.ts';
import { openExperiment } from '../settings.ts';
import { seedCount, useChoices } from './choices.ts';
import { theBase } from './map.ts';
import { work } from './work.ts';

interface Results {
  seeds: (SeedsResult & { base: Experiment; steps: number }) | undefined;
  comparison: (Comparison & { base: Experiment }) | undefined;
  sweep: { base: Experiment; axes: readonly Axis[]; runs: readonly SweptRun[] } | undefined;
  /** Of `k` folds those that are done, and the one under way. */
  folds: { base: Experiment; steps: number; k: number; folds: readonly Fold[] } | undefined;
}

export const useResults = create<Results>(() => ({
  seeds: undefined,
  comparison: undefined,
  sweep: undefined,
  folds: undefined,
}));

export async function startSeeds(): Promise<void> {
  const base = theBase();
  const { steps, goal } = useChoices.getState();
  const result = await work('seeds', (bench, going) => runSeeds(bench, base, { count: seedCount, steps, goal }, going));
  if (result) useResults.setState({ seeds: { ...result, base, steps } });
}

export async function startComparison(): Promise<void> {
  const base = theBase();
  const { steps, compare: optimizers } = useChoices.getState();
  const request = { optimizers, steps, seeds: seedCount };
  const result = await work('compare', (bench, going) => compareOptimizers(bench, base, request, going));
  if (result) useResults.setState({ comparison: { ...result, base } });
}

/** The settings chosen for a sweep, as far as they do something in the experiment and are among these axes. */
export const sweepAxes = (all: readonly Axis[], keys: readonly string[]): Axis[] =>
  keys.flatMap((key) => all.find((axis) => axis.key === key) ?? []);

export async function startSweep(): Promise<void> {
  const base = theBase();
  const { steps, keys, kind, runs } = useChoices.getState();
  const axes = sweepAxes(axesOf(base, theSession().view!.dataset.train.n), keys);
  if (axes.length === 0) return;
  const result = await work('sweep', (bench, going) => runSweep(bench, base, { axes, kind, runs, steps }, going));
  if (result) useResults.setState({ sweep: { base, axes, runs: result } });
}

export async function startFolds(): Promise<void> {
  const base = theBase();
  const { steps, folds: k } = useChoices.getState();
  useResults.setState({ folds: { base, steps, k, folds: [] } });
  await work('folds', ({ backend, dataset }, { signal, onProgress }) =>
    crossValidate(backend, base, dataset, {
      folds: k,
      steps,
      signal,
      onProgress: (share, folds) => {
        onProgress?.(share);
        useResults.setState({ folds: { base, steps, k, folds } });
      },
    }),
  );
}

/** Makes a run the experiment of the first page; Back returns here. */
export async function openRun(x: Experiment): Promise<void> {
  await openExperiment(x);
  await showPage('train');
}

export const openSeed = (base: Experiment, seed: number): Promise<void> => openRun({ ...base, seed });
export const openSwept = (base: Experiment, axes: readonly Axis[], { values }: SweptRun): Promise<void> =>
  openRun(sweptExperiment(base, axes, values));
export const openContestant = (base: Experiment, { type, rate }: Comparison['contestants'][number]): Promise<void> => {
  const own = withOptimizer(base, type);
  return openRun({ ...own, optimizer: { ...own.optimizer, lr: rate } });
};
