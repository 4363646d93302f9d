// Two half circles hooked into each other: scikit-learn's `make_moons`, centred and enlarged to the plane.
import { planeDomain, stray } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

/** Radius of a moon. make_moons' span 3 radii in x and 1.5 in y. */
const radius = 1.6;
/** Between a moon's tip and the other moon's hollow. */
const gap = 0.5 * radius;

export const moons: PlaneSet = {
  name: 'moons',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 2;
    const t = draws.uniform(index, 0, 0, Math.PI);
    const upper = { x: radius * (Math.cos(t) - 0.5), y: radius * (Math.sin(t) - 0.25), label };
    // The lower moon is the upper one turned by half a circle around the centre.
    const point = label === 0 ? upper : { x: -upper.x, y: -upper.y, label };
    return stray(point, index, noise * gap, draws);
  },
  suggested: { data: { set: 'moons' }, model: { layers: tanh(6, 4) }, optimizer: { lr: 0.1 } },
  promise: { score: 0.95, steps: 1000 },
};
