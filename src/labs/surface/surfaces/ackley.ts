import type { SurfaceSpec } from './types.ts';

/** Ackley (1987): nearly flat and dented outside, a funnel with a sharp tip in the middle. */
export const ackley: SurfaceSpec = {
  formula: '20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)',
  parameters: [],
  domain: [-5, 5, -5, 5],
  minima: () => [[0, 0]],
  start: [2.3, 1.8],
};
