// Trains many experiments beside each other, whatever lab they are for.
import type { Dataset } from '../../data/types.ts';
import type { Backend } from '../../engine/backend.ts';
import { initialKey } from '../../engine/initialize.ts';
import { compilePlan, startTheta } from '../../engine/plan.ts';
import { createPopulation, type PopulationOptions } from '../../engine/population/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { curveEvery, tailSteps } from './outcome.ts';

/** The machine the runs are made on, and the data. */
export interface Bench {
  backend: Backend;
  dataset: Dataset;
}

export interface Going {
  signal?: AbortSignal;
  /** Share of the device's time to take now. */
  share?: () => number;
  onProgress?: (share: number) => void;
}

/** Share of the device's time that many runs take while the main run trains, and while it stands still. */
export const shares = { training: 0.12, still: 0.85 };

export interface Trained {
  /** Whether they ran beside each other, or one after the other. */
  trainer: 'fused' | 'plan';
  /** Mean loss of `every` steps, runs × entries, penalties included: see Population.strips. */
  strips: Float32Array;
  every: number;
  entries: number;
  /** Mean loss of a run's last steps (`tailSteps`), without the penalty of its last weights; Infinity where it blew up. */
  ends: Float64Array;
  /** Penalty of a run's initial weights. */
  penalties: Float64Array;
  /** Step at which a run's loss or update was not finite. */
  failedAt: (number | undefined)[];
}

/** All runs to their end; undefined if they were stopped before it. */
export async function trainAll(
  bench: Bench,
  experiments: readonly Experiment[],
  options: PopulationOptions,
  going: Going = {},
): Promise<Trained | undefined> {
  const population = await createPopulation(bench.backend, experiments, bench.dataset, options);
  try {
    await population.run(going);
    if (population.done < 1) return undefined;
    const isPenalized = experiments.some(({ regularization: { l1, l2 } }) => l1 > 0 || l2 > 0);
    const [strips, summaries, theta] = await Promise.all([
      population.strips(),
      population.summaries(),
      isPenalized ? population.parameters() : undefined,
    ]);
    const { trainer, every, entries, runs } = population;
    const penalties = isPenalized ? initialPenalties(experiments, bench) : new Float64Array(runs);
    const ends = Float64Array.from(experiments, (x, run) => {
      const mean = tailOf(strips.subarray(run * entries, (run + 1) * entries), every, options.steps);
      const length = (theta?.length ?? 0) / runs;
      const end = theta ? mean - penaltyOf(x, theta.subarray(run * length, (run + 1) * length)) : mean;
      return Number.isFinite(end) ? Math.max(0, end) : Infinity;
    });
    return { trainer, strips, every, entries, ends, penalties, failedAt: summaries.map(({ failedAt }) => failedAt) };
  } finally {
    population.destroy();
  }
}

/** Mean of a strip's last entries. */
function tailOf(strip: Float32Array, every: number, steps: number): number {
  const count = Math.min(strip.length, Math.max(1, Math.round(tailSteps(steps) / every)));
  return strip.subarray(strip.length - count).reduce((sum, loss) => sum + loss, 0) / count;
}

/** λ₁·Σ|θ| + λ₂/2·Σθ² */
function penaltyOf({ regularization: { l1, l2 } }: Experiment, theta: Float32Array): number {
  let [absolute, squares] = [0, 0];
  for (const p of theta) {
    absolute += Math.abs(p);
    squares += p * p;
  }
  return l1 * absolute + (l2 / 2) * squares;
}

/** Penalties of the weights that runs start with. */
export function initialPenalties(experiments: readonly Experiment[], { dataset }: Bench): Float64Array {
  const plan = compilePlan(experiments[0], dataset);
  const known = new Map<string, Float32Array>();
  return Float64Array.from(experiments, (x) => {
    const key = initialKey(x);
    const theta = known.get(key) ?? startTheta(plan, x);
    known.set(key, theta);
    return penaltyOf(x, theta);
  });
}

/**
 * Losses of initial weights over the whole training set, without penalties; Infinity where it is no number. Undefined
 * if it was stopped.
 */
export async function startLosses(
  bench: Bench,
  experiments: readonly Experiment[],
  going: Going = {},
): Promise<number[] | undefined> {
  const whole = experiments.map((x): Experiment => {
    const regularization = { ...x.regularization, l1: 0, l2: 0 };
    return { ...x, tweaks: [], regularization, batch: { ...x.batch, strategy: 'full' } };
  });
  const trained = await trainAll(bench, whole, { steps: 1, every: 1 }, going);
  return trained && Array.from(trained.strips, (loss) => (Number.isFinite(loss) ? loss : Infinity));
}

/** One run by itself, with a strip that has as many points as a curve. */
export async function trainOne(bench: Bench, x: Experiment, steps: number): Promise<Trained> {
  const trained = await trainAll(bench, [x], { steps, every: curveEvery(steps) });
  return trained!;
}
