import { numberParameter, type SurfaceSpec } from './types.ts';

/** Rosenbrock (1960): into the banana-shaped valley is easy, along it is hard. */
export const rosenbrock: SurfaceSpec = {
  formula: '(a - x)^2 + b*(y - x^2)^2',
  parameters: [numberParameter('a', 0, 2, 1, 'linear', 0.1), numberParameter('b', 1, 200, 100, 'log')],
  domain: [-2, 2, -1, 3],
  minima: ([a]) => [[a, a * a]],
  start: [-1.5, 2],
};
