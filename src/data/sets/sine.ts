// y = sin 2x for one input: a curve no straight line fits.
import { extent, noisyValue } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

const range = [-1, 1] as const;

export const sine: PlaneSet = {
  name: 'sine',
  task: 'regression',
  classes: 0,
  dimensions: 1,
  domain: [-3, 3, -2, 2],
  valueRange: range,
  point(index, { noise }, draws) {
    const x = draws.uniform(index, 0, -extent, extent);
    const y = noisyValue(Math.sin(2 * x), range, noise, index, draws);
    return { x, y, label: y };
  },
  suggested: { data: { set: 'sine' }, model: { layers: tanh(8) }, optimizer: { type: 'adam' } },
  promise: { score: 0.95, steps: 1000 },
};
