// Three rings around one centre, one class each, the innermost first: more than two classes, none a neighbour by a line.
import { extent, planeDomain, polar, ringRadius, stray } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

/** From the middle of one ring to the middle of the next. */
const gap = 0.4 * extent;
/** Width of a ring. */
const width = 0.2 * extent;

export const rings: PlaneSet = {
  name: 'rings',
  task: 'classification',
  classes: 3,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 3;
    const inner = label * gap;
    const r = ringRadius(inner, inner + width, draws.uniform(index, 0));
    return stray(polar(r, draws.uniform(index, 1, 0, 2 * Math.PI), label), index, noise * gap, draws);
  },
  suggested: { data: { set: 'rings' }, model: { layers: tanh(6, 4) }, optimizer: { lr: 0.1 } },
  promise: { score: 0.95, steps: 1000 },
};
