import type { SurfaceSpec } from './types.ts';

/** Beale (1958): flat in the middle, walls at the corners, two valleys. */
export const beale: SurfaceSpec = {
  formula: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  parameters: [],
  domain: [-4.5, 4.5, -4.5, 4.5],
  minima: () => [[3, 0.5]],
  start: [1, 1.5],
};
