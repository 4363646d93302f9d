import { numberParameter, type SurfaceSpec } from './types.ts';

/** A quadratic bowl, k times as steep across as along, turned by `angle` degrees. */
export const bowl: SurfaceSpec = {
  formula: '((x*cos(angle*pi/180) + y*sin(angle*pi/180))^2 + k*(y*cos(angle*pi/180) - x*sin(angle*pi/180))^2) / 2',
  parameters: [numberParameter('k', 1, 1000, 10, 'log'), numberParameter('angle', -90, 90, 0, 'linear', 1)],
  domain: [-4, 4, -4, 4],
  minima: () => [[0, 0]],
  start: [-3.2, 2.4],
};
