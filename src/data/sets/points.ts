// The points the user drew, in the order they were drawn.
import { type DataConfig, pointBounds } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { planeDomain } from '../geometry.ts';
import type { PlaneSet } from '../types.ts';

/** Checks the drawn points and counts them and their classes (the highest label + 1, at least 2). */
function inspect({ points: drawn }: DataConfig): { n: number; classes: number } {
  const { maxCoordinate, maxLabel } = pointBounds;
  if (drawn.length === 0) throw new DataError('no-points');
  let classes = 2;
  for (const [index, { x, y, label }] of drawn.entries()) {
    if (!(Math.abs(x) <= maxCoordinate && Math.abs(y) <= maxCoordinate)) {
      throw new DataError('bad-point', { index, limit: maxCoordinate });
    }
    if (!Number.isInteger(label) || label < 0 || label > maxLabel)
      throw new DataError('bad-label', { index, label, limit: maxLabel });
    classes = Math.max(classes, label + 1);
  }
  return { n: drawn.length, classes };
}

export const points: PlaneSet = {
  name: 'points',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point: (index, config) => config.points[index],
  inspect,
  suggested: { data: { set: 'points' } },
};
