import type { SurfaceSpec } from './types.ts';

/** Up along x, down along y: on the ridge y = 0 the gradient leads into the middle and stops there. */
export const saddle: SurfaceSpec = {
  formula: '(x^2 - y^2) / 2',
  parameters: [],
  domain: [-3, 3, -3, 3],
  minima: () => [],
  start: [-2.5, 0.001],
};
