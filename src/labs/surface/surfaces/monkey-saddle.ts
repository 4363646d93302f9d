import type { SurfaceSpec } from './types.ts';

/** Three ways up and three ways down; at the middle both gradient and Hessian are zero. */
export const monkeySaddle: SurfaceSpec = {
  formula: 'x^3 - 3*x*y^2',
  parameters: [],
  domain: [-1.5, 1.5, -1.5, 1.5],
  minima: () => [],
  start: [1, 0.1],
};
