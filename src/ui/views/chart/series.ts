// From the run's history to the few hundred points that are drawn: smooth, cut to the window, thin, scale.
import type { History } from '../../../engine/history.ts';
import { lttb, minMax, rowsBetween } from './thin.ts';
import { smooth } from './smooth.ts';

export const seriesNames = ['train', 'test', 'batch', 'lr'] as const;
export type SeriesName = (typeof seriesNames)[number];

export interface ChartPoint {
  step: number;
  /** log₁₀ of the value on a log scale; null breaks the line (not finite, or not drawable on this scale). */
  value: number | null;
}

export interface ChartOptions {
  /** Steps in view; undefined: the whole run. */
  window?: readonly [number, number];
  log: boolean;
  /** Span of the smoothing in steps; 0 is off. */
  smoothing: number;
  /** Most points of a series. */
  points: number;
}

export interface ChartData {
  series: Record<SeriesName, ChartPoint[]>;
  steps: readonly [number, number];
  /** In the scale's units: log₁₀ on a log scale. */
  losses: readonly [number, number];
  lrs: readonly [number, number];
}

const buffers = { batch: new Float64Array(0), train: new Float64Array(0), test: new Float64Array(0) };

function smoothed(name: keyof typeof buffers, steps: Float64Array, values: Float64Array, length: number, span: number) {
  if (span <= 0) return values;
  if (buffers[name].length < values.length) buffers[name] = new Float64Array(values.length);
  return smooth(steps, values, length, span, buffers[name]);
}

/** The last step the history knows of. */
export function lastStep({ steps, evaluations }: History): number {
  const step = steps.length > 0 ? steps.columns.step[steps.length - 1] + 1 : 0;
  const evaluated = evaluations.length > 0 ? evaluations.columns.step[evaluations.length - 1] : 0;
  return Math.max(step, evaluated);
}

export function chartData(history: History, { window, log, smoothing, points }: ChartOptions): ChartData {
  const range = window ?? [0, Math.max(1, lastStep(history))];
  const scale = log ? (v: number) => (v > 0 ? Math.log10(v) : Number.NaN) : (v: number) => v;
  const draw = (xs: Float64Array, ys: Float64Array, kept: number[], as = scale): ChartPoint[] =>
    kept.map((i) => {
      const value = as(ys[i]);
      return { step: xs[i], value: Number.isFinite(value) ? value : null };
    });

  const { columns: c, length: n } = history.steps;
  const batch = smoothed('batch', c.step, c.loss, n, smoothing);
  const [start, end] = rowsBetween(c.step, n, range[0], range[1]);
  const { columns: e, length: m } = history.evaluations;
  const [first, last] = rowsBetween(e.step, m, range[0], range[1]);
  const evaluated = (name: 'train' | 'test') => {
    const values = smoothed(name, e.step, e[name], m, smoothing);
    return draw(e.step, values, lttb(e.step, values, first, last, points));
  };
  const series = {
    train: evaluated('train'),
    test: evaluated('test'),
    batch: draw(c.step, batch, minMax(batch, start, end, points)),
    lr: draw(c.step, c.lr, minMax(c.lr, start, end, points), (v) => v),
  };
  const lr = highest([series.lr]);
  return { series, steps: range, losses: lossRange(series, log), lrs: [0, lr > 0 ? lr * 1.15 : 1] };
}

const highest = (series: ChartPoint[][]): number =>
  series.reduce(
    (top, s) => s.reduce((most, p) => (p.value !== null && p.value > most ? p.value : most), top),
    -Infinity,
  );
const lowest = (series: ChartPoint[][]): number =>
  series.reduce(
    (low, s) => s.reduce((least, p) => (p.value !== null && p.value < least ? p.value : least), low),
    Infinity,
  );

/**
 * What the loss axis spans. Single batches stray: on a linear scale they get at most three times the room that the
 * whole-set losses need, and 9 of 10 of them at least.
 */
function lossRange({ train, test, batch }: Record<SeriesName, ChartPoint[]>, log: boolean): readonly [number, number] {
  const all = [train, test, batch];
  const top = highest(all);
  const bottom = lowest(all);
  if (!Number.isFinite(top) || !Number.isFinite(bottom)) return log ? [-2, 0] : [0, 1];
  if (log) {
    const room = Math.max(0.1, (top - bottom) * 0.05);
    return [bottom - room, top + room];
  }
  const values = batch.flatMap((p) => (p.value === null ? [] : [p.value])).toSorted((a, b) => a - b);
  const usual = values[Math.floor(values.length * 0.9)] ?? top;
  const whole = highest([train, test]);
  const most = Number.isFinite(whole) ? Math.max(whole, Math.min(top, Math.max(3 * whole, usual))) : top;
  return [Math.min(0, bottom), most > 0 ? most * 1.05 : 1];
}

/** The exact recorded values nearest to a step, for the crosshair and the table. */
export interface Reading {
  step: number;
  batch?: number;
  lr?: number;
  train?: number;
  test?: number;
  /** Step of the evaluation that `train` and `test` are from. */
  evaluatedAt?: number;
}

export function readingAt({ steps, evaluations }: History, step: number): Reading {
  const row = nearest(steps.columns.step, steps.length, step);
  const evaluation = nearest(evaluations.columns.step, evaluations.length, step);
  return {
    step: row === undefined ? Math.round(step) : steps.columns.step[row],
    ...(row !== undefined && { batch: steps.columns.loss[row], lr: steps.columns.lr[row] }),
    ...(evaluation !== undefined && {
      train: evaluations.columns.train[evaluation],
      test: evaluations.columns.test[evaluation],
      evaluatedAt: evaluations.columns.step[evaluation],
    }),
  };
}

function nearest(xs: Float64Array, length: number, x: number): number | undefined {
  if (length === 0) return undefined;
  const [start, end] = rowsBetween(xs, length, x, x);
  let best = start;
  for (let i = start; i < end; i++) if (Math.abs(xs[i] - x) < Math.abs(xs[best] - x)) best = i;
  return best;
}
