import { numberParameter, type SurfaceSpec } from './types.ts';

/** A plateau that ends in a cliff of steepness k: the gradient is next to nothing, and then enormous. */
export const cliff: SurfaceSpec = {
  formula: '5*(1 - tanh(k*x)) + (x - 2)^2/20 + y^2/10',
  parameters: [numberParameter('k', 0.5, 50, 8, 'log')],
  domain: [-4, 5, -3, 3],
  minima: () => [],
  start: [-1.5, 1.5],
};
