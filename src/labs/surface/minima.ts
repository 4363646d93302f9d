// The minima of a surface within a view, in double precision: damped Newton steps from a grid of starts.
import { hessianEigen } from './curvature.ts';
import type { Derivatives } from './formula/compile.ts';
import type { Place, View } from './surfaces/index.ts';

export interface Minimum {
  x: number;
  y: number;
  f: number;
}

const startsAlong = 28;
const mostSteps = 60;
/** The most a map can tell apart. */
export const mostMinima = 250;

/** Lowest first. `known` are taken for granted; places closer than `apart` to another are one. */
export function findMinima(
  at: (x: number, y: number) => Derivatives,
  view: View,
  known: readonly Place[],
  apart: number,
): Minimum[] {
  const found: Minimum[] = known.map(([x, y]) => ({ x, y, f: at(x, y).f }));
  const [xMin, xMax, yMin, yMax] = view;
  const size = Math.max(xMax - xMin, yMax - yMin);
  for (let i = 0; i < startsAlong * startsAlong && found.length < mostMinima; i++) {
    const x = xMin + (((i % startsAlong) + 0.5) / startsAlong) * (xMax - xMin);
    const y = yMin + ((Math.floor(i / startsAlong) + 0.5) / startsAlong) * (yMax - yMin);
    const minimum = descend(at, x, y, size);
    if (!minimum) continue;
    const isInside = minimum.x >= xMin && minimum.x <= xMax && minimum.y >= yMin && minimum.y <= yMax;
    const isNew = found.every((other) => Math.hypot(other.x - minimum.x, other.y - minimum.y) > apart);
    if (isInside && isNew) found.push(minimum);
  }
  // Of equal height, in the order of x: a label must not depend on the last bit of f.
  const isLower = (a: Minimum, b: Minimum): boolean => a.f < b.f - 1e-9 * (1 + Math.abs(b.f));
  return found.sort((a, b) => (isLower(a, b) ? -1 : isLower(b, a) ? 1 : a.x - b.x));
}

/** Downhill to where the gradient vanishes and no direction leads down. */
function descend(at: (x: number, y: number) => Derivatives, startX: number, startY: number, size: number) {
  let x = startX;
  let y = startY;
  let here = at(x, y);
  for (let n = 0; n < mostSteps; n++) {
    if (!Number.isFinite(here.f)) return undefined;
    const { largest, smallest, direction } = hessianEigen(here);
    const steepness = Math.hypot(here.fx, here.fy);
    const scale = Math.max(Math.abs(largest), Math.abs(smallest), 1e-12);
    if (steepness <= 1e-9 * scale * size) return smallest >= -1e-6 * scale ? { x, y, f: here.f } : undefined;
    // Newton's step with the sign of every curvature turned upward, at most a twentieth of the view long.
    const [ux, uy] = direction;
    const along = -(ux * here.fx + uy * here.fy) / Math.max(Math.abs(largest), 1e-3 * scale);
    const across = -(ux * here.fy - uy * here.fx) / Math.max(Math.abs(smallest), 1e-3 * scale);
    let stepX = along * ux - across * uy;
    let stepY = along * uy + across * ux;
    const shrink = Math.min(1, (0.05 * size) / Math.hypot(stepX, stepY));
    stepX *= shrink;
    stepY *= shrink;
    let next = at(x + stepX, y + stepY);
    for (let half = 0; half < 30 && !(next.f < here.f); half++) {
      stepX /= 2;
      stepY /= 2;
      next = at(x + stepX, y + stepY);
    }
    // No lower place along the step: as close as double precision comes, if the step was tiny.
    if (!(next.f < here.f)) {
      return steepness <= 1e-5 * scale * size && smallest >= -1e-6 * scale ? { x, y, f: here.f } : undefined;
    }
    x += stepX;
    y += stepY;
    here = next;
  }
  return undefined;
}
