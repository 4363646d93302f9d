// Gaussian hills and hollows over the plane: a regression that needs hidden units.
import { extent, noisyValue, planeDomain } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

const range = [-1, 1] as const;

/** Centre and height of each bump; all have the standard deviation `width`. */
const bumpList = [
  { x: -1.3, y: -1.2, height: 1 },
  { x: 1.3, y: 1.2, height: 1 },
  { x: -1.1, y: 1.3, height: -1 },
  { x: 1.2, y: -1.3, height: -1 },
] as const;
const width = 0.7;

/** The noiseless surface. */
export function bumpsValue(x: number, y: number): number {
  let value = 0;
  for (const bump of bumpList) {
    const squared = (x - bump.x) ** 2 + (y - bump.y) ** 2;
    value += bump.height * Math.exp(-squared / (2 * width * width));
  }
  return value;
}

export const bumps: PlaneSet = {
  name: 'bumps',
  task: 'regression',
  classes: 0,
  dimensions: 2,
  domain: planeDomain,
  valueRange: range,
  point(index, { noise }, draws) {
    const x = draws.uniform(index, 0, -extent, extent);
    const y = draws.uniform(index, 1, -extent, extent);
    return { x, y, label: noisyValue(bumpsValue(x, y), range, noise, index, draws) };
  },
  suggested: { data: { set: 'bumps' }, model: { layers: tanh(8, 8) }, optimizer: { type: 'adam' } },
  promise: { score: 0.95, steps: 2000 },
};
