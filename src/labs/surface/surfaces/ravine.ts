import { numberParameter, type SurfaceSpec } from './types.ts';

/** A ravine with walls of steepness k that turns a corner at x = 0 and falls gently towards x = 3. */
export const ravine: SurfaceSpec = {
  formula: 'k*(y - sqrt(x^2 + 0.25))^2 / 2 + (x - 3)^2 / 10',
  parameters: [numberParameter('k', 1, 200, 20, 'log')],
  domain: [-4, 5, -1.5, 6],
  minima: () => [[3, Math.sqrt(9.25)]],
  start: [-3, 4.2],
};
