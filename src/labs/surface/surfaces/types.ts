// What a surface's own file declares. Its formula goes through the same parser as the reader's own.

export interface SurfaceParameter {
  /** As the formula says it. */
  name: string;
  min: number;
  max: number;
  default: number;
  scale: 'linear' | 'log';
  step?: number;
}

/** xMin, xMax, yMin, yMax of the first view. */
export type View = readonly [number, number, number, number];
export type Place = readonly [number, number];

export interface SurfaceSpec {
  /** f in x, y and the parameters. */
  formula: string;
  parameters: readonly SurfaceParameter[];
  domain: View;
  /** The lowest places, where they are known in closed form. Others are searched for (minima.ts). */
  minima(parameters: readonly number[]): readonly Place[];
  /** Where the first racer starts. */
  start: Place;
  /** Standard deviation of the noise on the gradient, to begin with. */
  noise?: number;
}

export const numberParameter = (
  name: string,
  min: number,
  max: number,
  initial: number,
  scale: SurfaceParameter['scale'] = 'linear',
  step?: number,
): SurfaceParameter => ({ name, min, max, default: initial, scale, step });
