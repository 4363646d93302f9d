import { numberParameter, type SurfaceSpec } from './types.ts';

/** Rastrigin (1974): a bowl full of dents `a` deep; the lowest is in the middle. */
export const rastrigin: SurfaceSpec = {
  formula: '2*a + x^2 - a*cos(2*pi*x) + y^2 - a*cos(2*pi*y)',
  parameters: [numberParameter('a', 0, 20, 10, 'linear', 0.5)],
  domain: [-5.12, 5.12, -5.12, 5.12],
  minima: () => [[0, 0]],
  start: [3.3, -2.2],
};
