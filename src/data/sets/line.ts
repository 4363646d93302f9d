// y = 2x + 1 with Gaussian noise, x in [−1, 1]: linear regression in one weight and one bias. At this width both
// directions of the loss bowl curve alike (2/3 and 2), so gradient descent is quick and diverges only past lr = 1.
import { noisyValue } from '../geometry.ts';
import type { PlaneSet } from '../types.ts';

export const slope = 2;
export const intercept = 1;
const range = [-1, 3] as const;

export const line: PlaneSet = {
  name: 'line',
  task: 'regression',
  classes: 0,
  dimensions: 1,
  domain: [-1.2, 1.2, -2, 4],
  valueRange: range,
  point(index, { noise }, draws) {
    const x = draws.uniform(index, 0, -1, 1);
    const y = noisyValue(slope * x + intercept, range, noise, index, draws);
    return { x, y, label: y };
  },
  suggested: { data: { set: 'line' }, model: { layers: [] } },
  promise: { score: 0.95, steps: 250 },
};
