// The surface along the steepest way down from a place: heights over the distance s, in the plane's own units.
import { lab } from '../../../store/surface/run.ts';
import type { Picked } from './picked.ts';
import { wantedView } from './zoom.ts';

export interface Slice {
  from: number;
  to: number;
  low: number;
  high: number;
  /** (s, f) from `from` to `to`. */
  curve: readonly (readonly [number, number])[];
  /** Height and slope at s = 0: −‖g‖ downhill, given as its size. */
  here: number;
  slope: number;
  /** κ = gᵀHg/‖g‖². */
  curvature: number;
  /** Length of the step η‖g‖, and the height it leads to. */
  step: number;
  stepHeight: number;
  /** Length beyond which a step overshoots further than it came, were the slice a parabola: 2‖g‖/κ. */
  limit: number | undefined;
}

const samples = 121;

/** Undefined where the gradient vanishes, or the surface has no value. */
export function sliceOf({ moment: { x, y }, here, lr }: Pick<Picked, 'moment' | 'here' | 'lr'>): Slice | undefined {
  const { f, fx, fy, fxx, fxy, fyy } = here;
  const slope = Math.hypot(fx, fy);
  if (!(slope > 1e-12) || !Number.isFinite(slope) || !Number.isFinite(f)) return undefined;
  const [ux, uy] = [-fx / slope, -fy / slope];
  const height = (s: number): number => lab.surface.at(x + s * ux, y + s * uy).f;
  const curvature = ux * ux * fxx + 2 * ux * uy * fxy + uy * uy * fyy;
  const step = lr * slope;
  const limit = curvature > 0 ? (2 * slope) / curvature : undefined;
  const view = wantedView();
  const size = view[1] - view[0];
  // The step and the way to its limit fill most of the picture, but never more than the map; a step far from its limit
  // is still long enough to be seen.
  const to = Math.min(size, Math.max(1.25 * step, Math.min(1.2 * (limit ?? 0), 10 * step), 1e-9 * size));
  const from = -0.22 * to;
  const curve = Array.from({ length: samples }, (_, i) => {
    const s = from + (i / (samples - 1)) * (to - from);
    return [s, height(s)] as const;
  });
  const heights = curve.map(([, h]) => h).filter(Number.isFinite);
  const stepHeight = height(step);
  const low = Math.min(...heights);
  return { from, to, low, high: Math.max(...heights), curve, here: f, slope, curvature, step, stepHeight, limit };
}
