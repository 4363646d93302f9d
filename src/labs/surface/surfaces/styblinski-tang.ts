import type { SurfaceSpec } from './types.ts';

/** Styblinski & Tang (1990): four minima of three heights. */
export const styblinskiTang: SurfaceSpec = {
  formula: '(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y) / 2',
  parameters: [],
  domain: [-5, 5, -5, 5],
  minima: () => [[-2.903534027771177, -2.903534027771177]],
  start: [0.5, 4],
};
