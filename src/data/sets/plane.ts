// A tilted plane, value (x + y) / 5: the simplest regression of two inputs. TensorFlow Playground's `reg-plane`.
import { extent, noisyValue, planeDomain } from '../geometry.ts';
import type { PlaneSet } from '../types.ts';

const range = [-1, 1] as const;

export const plane: PlaneSet = {
  name: 'plane',
  task: 'regression',
  classes: 0,
  dimensions: 2,
  domain: planeDomain,
  valueRange: range,
  point(index, { noise }, draws) {
    const x = draws.uniform(index, 0, -extent, extent);
    const y = draws.uniform(index, 1, -extent, extent);
    return { x, y, label: noisyValue((x + y) / (2 * extent), range, noise, index, draws) };
  },
  suggested: { data: { set: 'plane' }, model: { layers: [] } },
  promise: { score: 0.95, steps: 250 },
};
