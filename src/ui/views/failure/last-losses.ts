// The loss of the last steps before a run blew up, and what it tells of the reason.
import type { History } from '../../../engine/history.ts';
import { lowerBound } from '../chart/thin.ts';

export interface LossPoint {
  step: number;
  loss: number;
}

/** The recorded losses of the `count` steps up to `step`, as far as they are finite. */
export function lossesBefore({ steps: { columns, length } }: History, step: number, count: number): LossPoint[] {
  const end = lowerBound(columns.step, length, step + 1);
  const start = Math.max(0, lowerBound(columns.step, length, step - count));
  const points: LossPoint[] = [];
  for (let i = start; i < end; i++) {
    if (Number.isFinite(columns.loss[i])) points.push({ step: columns.step[i], loss: columns.loss[i] });
  }
  return points;
}

/** overshoot: the loss grew until it broke. sudden: it broke from one step to the next. */
export type Reason = 'overshoot' | 'sudden';

export function reasonOf(points: readonly LossPoint[]): Reason {
  if (points.length < 3) return 'sudden';
  const lowest = Math.min(...points.map((p) => p.loss));
  const last = points[points.length - 1].loss;
  return last > 10 * Math.max(lowest, 1e-12) ? 'overshoot' : 'sudden';
}
