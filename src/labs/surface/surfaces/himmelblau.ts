import type { SurfaceSpec } from './types.ts';

/** Himmelblau (1972): four minima, all of height 0. */
export const himmelblau: SurfaceSpec = {
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  parameters: [],
  domain: [-6, 6, -6, 6],
  minima: () => [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.283185991286169],
    [3.584428340330492, -1.848126526964404],
  ],
  start: [0, -1],
};
