// A board of 4 × 4 squares in two colours: xor, twice over in both directions. Class 1 is the lower left square's.
import { extent, planeDomain, stray } from '../geometry.ts';
import { tanh } from '../layers.ts';
import type { PlaneSet } from '../types.ts';

const squares = 4;
const side = (2 * extent) / squares;
/** Empty margin inside each square, as a share of its side. */
const margin = 0.08;

export const checkerboard: PlaneSet = {
  name: 'checkerboard',
  task: 'classification',
  classes: 2,
  dimensions: 2,
  domain: planeDomain,
  point(index, { noise }, draws) {
    const label = index % 2;
    // Any row, then one of the columns that have the class's colour in that row.
    const row = Math.floor(draws.uniform(index, 2) * squares);
    const column = 2 * Math.floor((draws.uniform(index, 3) * squares) / 2) + ((row + label + 1) % 2);
    const x = -extent + side * (column + draws.uniform(index, 0, margin, 1 - margin));
    const y = -extent + side * (row + draws.uniform(index, 1, margin, 1 - margin));
    return stray({ x, y, label }, index, noise * 0.5 * side, draws);
  },
  suggested: {
    data: { set: 'checkerboard', samples: 1000 },
    model: { layers: tanh(16, 16) },
    optimizer: { type: 'adam', lr: 0.03 },
    batch: { size: 50 },
  },
  promise: { score: 0.95, steps: 2000 },
};
