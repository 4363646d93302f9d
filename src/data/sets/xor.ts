// Four squares, opposite ones alike: class 1 where x and y have the same sign. No line separates it; xy does.
import { extent, planeDomain, stray } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

/** Half the empty cross between the squares. */
const padding = 0.06 * extent;

export const xor: PlaneSet = {
  name: 'xor',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 2;
    const side = draws.uniform(index, 2) < 0.5 ? -1 : 1;
    const x = side * draws.uniform(index, 0, padding, extent);
    const y = (label === 1 ? side : -side) * draws.uniform(index, 1, padding, extent);
    return stray({ x, y, label }, index, noise * 0.5 * extent, draws);
  },
  suggested: { data: { set: 'xor' }, model: { layers: tanh(6) }, optimizer: { lr: 0.1 } },
  promise: { score: 0.95, steps: 1000 },
};
