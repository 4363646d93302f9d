// The loss of linear regression as a surface: over (w, b), the mean of (w·X + b − Y)² over the points. Written around
// the points' means, as a sum of squares, so that single precision does not lose what is small in what is large:
//
//   (b + w·mx − my)² + vx·(w − slope)² + rest
//
// Over a mini-batch it is the same with the batch's numbers: another surface at every step.
import type { Place, SurfaceSpec, View } from './surfaces/index.ts';
import { numberParameter } from './surfaces/types.ts';

export interface Point {
  x: number;
  y: number;
}

export const regression: SurfaceSpec = {
  formula: '(y + mx*x - my)^2 + vx*(x - slope)^2 + rest',
  parameters: ['mx', 'my', 'vx', 'slope', 'rest'].map((name) => numberParameter(name, -Infinity, Infinity, 0)),
  domain: [-3, 3, -3, 3],
  minima: ([mx, my, , slope]) => [[slope, my - mx * slope]],
  start: [-2, 2],
};

/** The five numbers of the formula, from the points (or a batch of them: `which`, their numbers). */
export function regressionParameters(points: readonly Point[], which?: ArrayLike<number>): number[] {
  const n = which ? which.length : points.length;
  const at = (i: number): Point => points[which ? which[i] : i];
  let [mx, my, vx, vy, covariance] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    mx += at(i).x / n;
    my += at(i).y / n;
  }
  for (let i = 0; i < n; i++) {
    const dx = at(i).x - mx;
    const dy = at(i).y - my;
    vx += (dx * dx) / n;
    vy += (dy * dy) / n;
    covariance += (dx * dy) / n;
  }
  const slope = vx > 0 ? covariance / vx : 0;
  return [mx, my, vx, slope, Math.max(0, vy - slope * covariance)];
}

/** Where the first racer starts: where it always did, or, where that is not in view, in its upper left. */
export function regressionStart([x0, x1, y0, y1]: View): Place {
  const [x, y] = regression.start;
  if (x > x0 && x < x1 && y > y0 && y < y1) return regression.start;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(x1 - x0)));
  const at = (low: number, share: number): number => Number((low + share * (x1 - x0)).toFixed(digits)) + 0;
  return [at(x0, 0.15), at(y0, 0.8)];
}

/** A view with the best fit in its middle, wide enough to see the bowl. */
export function regressionView(points: readonly Point[]): View {
  const [mx, my, , slope] = regressionParameters(points);
  const [w, b]: Place = [slope, my - mx * slope];
  const half = 3 + Math.max(Math.abs(w), Math.abs(b)) / 2;
  return [w - half, w + half, b - half, b + half];
}
