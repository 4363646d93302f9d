// The features of a point of the plane. They are computed from the very coordinates the axes show and are not
// rescaled: a learnt weight means what it says (2 and 1 for the line y = 2x + 1). The plane's size is what makes
// that train well: see geometry.ts.
import type { FeatureName } from '../experiment/index.ts';
import { DataError } from './errors.ts';

interface Feature {
  of: (x: number, y: number) => number;
  /** Reads y, which in a 1-D set is the target and may not be an input. */
  needsY: boolean;
}

const featureTable: Record<FeatureName, Feature> = {
  x: { of: (x) => x, needsY: false },
  y: { of: (_, y) => y, needsY: true },
  x2: { of: (x) => x * x, needsY: false },
  y2: { of: (_, y) => y * y, needsY: true },
  xy: { of: (x, y) => x * y, needsY: true },
  sinx: { of: (x) => Math.sin(x), needsY: false },
  siny: { of: (_, y) => Math.sin(y), needsY: true },
};

/** The features to use of those asked for: each once, none that would leak a 1-D set's target; x if none is left. */
export function usableFeatures(asked: readonly FeatureName[], dimensions: 1 | 2): FeatureName[] {
  if (asked.length === 0) throw new DataError('no-features');
  const usable = [...new Set(asked)].filter((name) => dimensions === 2 || !featureTable[name].needsY);
  return usable.length > 0 ? usable : ['x'];
}

/** The function that writes the chosen features of (x, y) to out[offset …]. */
export function makeProjection(
  names: readonly FeatureName[],
): (x: number, y: number, out: Float32Array, offset: number) => void {
  const functions = names.map((name) => featureTable[name].of);
  return (x, y, out, offset) => {
    for (let k = 0; k < functions.length; k++) out[offset + k] = functions[k](x, y);
  };
}
