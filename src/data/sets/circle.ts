// A disc (class 1) inside a ring (class 0), with TensorFlow Playground's radii: half the set's, and 0.7 to 1 of it.
import { extent, planeDomain, polar, ringRadius, stray } from '../geometry.ts';
import type { PlaneSet } from '../types.ts';

/** From the middle of the disc's edge region to the middle of the ring. */
const gap = 0.5 * extent;

export const circle: PlaneSet = {
  name: 'circle',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 2;
    const u = draws.uniform(index, 0);
    const r = label === 1 ? ringRadius(0, 0.5 * extent, u) : ringRadius(0.7 * extent, extent, u);
    return stray(polar(r, draws.uniform(index, 1, 0, 2 * Math.PI), label), index, noise * gap, draws);
  },
  suggested: { data: { set: 'circle' } },
  promise: { score: 0.95, steps: 2000 },
};
