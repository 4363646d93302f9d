// Two spiral arms wound into each other, 1.75 turns each: TensorFlow Playground's hardest set, at half its size.
import { extent, planeDomain, polar, stray } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

const turns = 1.75;
/** From one arm to the next along a radius. */
const gap = extent / turns / 2;

export const spiral: PlaneSet = {
  name: 'spiral',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 2;
    const along = draws.uniform(index, 0);
    // TensorFlow Playground measures the angle from the y axis, clockwise; class 1 is its positive arm.
    const angle = Math.PI / 2 - (2 * Math.PI * turns * along + (label === 1 ? 0 : Math.PI));
    return stray(polar(extent * along, angle, label), index, noise * 0.5 * gap, draws);
  },
  suggested: {
    data: { set: 'spiral' },
    model: { layers: tanh(8, 8) },
    optimizer: { type: 'adam', lr: 0.03 },
    batch: { size: 50 },
  },
  promise: { score: 0.9, steps: 1500 },
};
