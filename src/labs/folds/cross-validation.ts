// k-fold cross-validation (Stone 1974; Hastie, Tibshirani & Friedman, ch. 7.10): the same experiment k times, each time
// with another k-th of the rows held out. Every row is tested on once; the spread over the folds says how far a single
// split may be trusted.
import { type Dataset, foldsOf } from '../../data/index.ts';
import type { Backend } from '../../engine/backend.ts';
import { allRows } from '../../engine/evaluated-rows.ts';
import type { Metrics } from '../../engine/metrics/index.ts';
import { frameOf, frameReads } from '../../engine/observe.ts';
import { Trainer } from '../../engine/trainer.ts';
import type { Experiment } from '../../experiment/index.ts';
import { meanAndSpread } from '../statistics.ts';

export const foldBounds = { min: 2, max: 20 };

export interface FoldPoint {
  step: number;
  train: number;
  test: number;
}

export interface Fold {
  /** Rows trained on and tested on. */
  rows: { train: number; test: number };
  /** Losses over the whole sets on the way, the first before the first step. */
  curve: FoldPoint[];
  /** At its last step; undefined where a value was not finite. */
  metrics: { train: Metrics; test: Metrics } | undefined;
  /** Updates made: all, or until early stopping. */
  steps: number;
}

export interface FoldsRequest {
  folds: number;
  steps: number;
  signal?: AbortSignal;
  /** Share of the work done, and the folds so far with the one under way. */
  onProgress?: (share: number, folds: readonly Fold[]) => void;
}

/** Evaluations of a fold on its way. */
const looks = 20;
const look = { probe: false, parameters: false };

/**
 * Trains every fold from the same initial weights. Undefined if it was stopped. Throws a DataError for fewer rows than
 * folds.
 */
export async function crossValidate(
  backend: Backend,
  x: Experiment,
  dataset: Dataset,
  { folds: k, steps, signal, onProgress }: FoldsRequest,
): Promise<Fold[] | undefined> {
  const done: Fold[] = [];
  for (const own of foldsOf(dataset, k, x.seed)) {
    const report = (fold: Fold): void => onProgress?.((done.length + fold.steps / steps) / k, [...done, fold]);
    const fold = await trainFold(backend, { ...x, tweaks: [] }, own, steps, report, signal);
    if (!fold) return undefined;
    done.push(fold);
  }
  onProgress?.(1, done);
  return done;
}

async function trainFold(
  backend: Backend,
  x: Experiment,
  dataset: Dataset,
  steps: number,
  report: (fold: Fold) => void,
  signal?: AbortSignal,
): Promise<Fold | undefined> {
  const trainer = await Trainer.create(backend, x, dataset);
  try {
    const fold: Fold = {
      rows: { train: dataset.train.n, test: dataset.test.n },
      curve: [],
      metrics: undefined,
      steps: 0,
    };
    const rows = allRows(dataset);
    const hasStopped = (): boolean => trainer.stateNow().early.stoppedAt !== undefined;
    for (let i = 0; i <= looks; i++) {
      await trainer.run(Math.round((steps * i) / looks) - trainer.step, () => signal?.aborted || hasStopped());
      if (signal?.aborted) return undefined;
      fold.steps = trainer.step;
      const reads = frameReads(trainer.plan, rows, look);
      const answers = await trainer.advance(0, true, reads);
      if (!answers || trainer.failedAt !== undefined) return { ...fold, metrics: undefined };
      const { metrics } = frameOf(trainer.plan, dataset, rows, look, { step: trainer.step, since: 0 }, answers);
      fold.metrics = metrics;
      fold.curve = [...fold.curve, { step: trainer.step, train: metrics.train.loss, test: metrics.test.loss }];
      report({ ...fold });
      if (hasStopped()) break;
    }
    return fold;
  } finally {
    await trainer.destroy();
  }
}

export const scoreNames = ['loss', 'accuracy', 'f1', 'mae', 'rmse', 'r2'] as const;
export type ScoreName = (typeof scoreNames)[number];

export interface Score {
  name: ScoreName;
  /** Fold by fold; NaN for one that blew up. */
  values: number[];
  mean: number;
  /** Sample standard deviation (n − 1) over the folds that did not blow up. */
  spread: number;
}

/** The test scores there are for the task, each with mean and spread. */
export function scoresOf(folds: readonly Fold[]): Score[] {
  const first = folds.find(({ metrics }) => metrics)?.metrics?.test;
  if (!first) return [];
  return scoreNames
    .filter((name) => name in first)
    .map((name) => {
      const values = folds.map(({ metrics }) => (metrics?.test as Partial<Record<ScoreName, number>>)?.[name] ?? NaN);
      const { mean, spread } = meanAndSpread(values.filter((value) => Number.isFinite(value)));
      return { name, values, mean, spread };
    });
}
