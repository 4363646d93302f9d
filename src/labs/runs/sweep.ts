// A sweep: an experiment with several of its numbers varied at once, over a grid, at random, or along Sobol's sequence.
import { type Experiment, stream, uniform } from '../../experiment/index.ts';
import { type Axis, valueAt, withValues } from './axes.ts';
import { curveEvery } from './outcome.ts';
import { sobol } from './sobol.ts';
import { type Bench, type Going, trainAll } from './train-all.ts';

export const sweepKinds = ['grid', 'random', 'sobol'] as const;
export type SweepKind = (typeof sweepKinds)[number];

export interface SweepRequest {
  axes: readonly Axis[];
  kind: SweepKind;
  /** Runs, at most: a grid has as many as are a whole number a side. */
  runs: number;
  steps: number;
}

export interface SweptRun {
  /** In the order of the request's axes. */
  values: number[];
  /** Mean loss of the last sixteenth of the steps; Infinity where the run blew up. */
  end: number;
}

/** Where the runs stand: a number from 0 to 1 for each of so many axes. */
export function places(kind: SweepKind, runs: number, axes: number, seed: number): number[][] {
  if (kind === 'sobol') return sobol(runs, axes);
  if (kind === 'random') {
    return Array.from({ length: runs }, (_, i) =>
      Array.from({ length: axes }, (__, k) => uniform(seed, stream.data, i, k)),
    );
  }
  const side = Math.max(2, Math.floor(runs ** (1 / axes) + 1e-9));
  return Array.from({ length: side ** axes }, (_, i) =>
    Array.from({ length: axes }, (__, k) => (Math.floor(i / side ** k) % side) / (side - 1)),
  );
}

export const valuesOf = ({ axes, kind, runs }: SweepRequest, seed: number): number[][] =>
  places(kind, runs, axes.length, seed).map((place) => place.map((share, k) => valueAt(axes[k], share)));

export const sweptExperiment = (x: Experiment, axes: readonly Axis[], values: readonly number[]): Experiment =>
  withValues(
    { ...x, tweaks: [] },
    axes.map(({ path }, k) => [path, values[k]] as const),
  );

/** Trains all, the best first; undefined if stopped. */
export async function runSweep(
  bench: Bench,
  x: Experiment,
  request: SweepRequest,
  going?: Going,
): Promise<SweptRun[] | undefined> {
  const { steps, axes } = request;
  const values = valuesOf(request, x.seed);
  const experiments = values.map((of) => sweptExperiment(x, axes, of));
  const trained = await trainAll(bench, experiments, { steps, every: curveEvery(steps) }, going);
  if (!trained) return undefined;
  return values
    .map((of, run) => ({ values: of, end: trained.ends[run] }))
    .toSorted((a, b) => (a.end === b.end ? 0 : a.end - b.end));
}
