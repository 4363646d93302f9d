import type { Constants, Floats, Parts } from '../kernel.ts';
import type { Step } from '../step.ts';
import { adam } from './adam.ts';
import { advance, type Race } from './shared/racer.ts';
import { bowl, type SurfaceTwin } from './shared/surface.ts';
import type { Rule } from './shared/update.ts';

const none = 252;
const stopped = 253;
const moving = 254;
const gone = 255;

/** Twin of shaders/surface_basins.wgsl: where each pixel's start ends up. labels (height, width) */
export function surface_basins(
  buffers: [Floats, Floats, Uint32Array, Uint32Array],
  constants: Constants,
  step: Step,
  parts?: Parts,
): void {
  const [rates, minima, nearest, labels] = buffers;
  const { SCHEDULED, VARYING, EVERY = 4 } = constants;
  const { live } = step;
  const [steps, strength, , reach] = live;
  const [left, top, dx, dy, cornerX, cornerY, perX, perY, width, height, cells] = live.slice(28, 39);
  const h = { ...step };
  const race: Race = {
    surface: (parts?.surface?.twin as SurfaceTwin | undefined) ?? bowl,
    rule: (parts?.rule_adam?.twin as Rule | undefined) ?? adam.rule,
    p: live.slice(4, 28),
    h,
    strength,
  };
  const at = new Float32Array(2);
  const moments = new Float32Array(4);

  const isNear = (minimum: number): boolean =>
    (at[0] - minima[2 * minimum]) ** 2 + (at[1] - minima[2 * minimum + 1]) ** 2 <= reach;

  /** The minimum within reach. */
  const minimumAt = (x: number, y: number): number => {
    const column = Math.floor((x - cornerX) * perX);
    const line = Math.floor((y - cornerY) * perY);
    if (!(column >= 0 && line >= 0 && column < cells && line < cells)) return none;
    const label = nearest[line * cells + column];
    return label !== none && isNear(label) ? label : none;
  };

  const next = (k: number): boolean => {
    const row = 4 * k * (1 + VARYING);
    if (SCHEDULED) h.lr = rates[row];
    for (let n = 0; n < 4 * VARYING; n++) race.p[n] = rates[row + 4 + n];
    h.correction1 = h.beta1 * h.correction1 + (1 - h.beta1);
    h.correction2 = h.beta2 * h.correction2 + (1 - h.beta2);
    return advance(race, at, moments, 0, 2, step.seed, k);
  };

  /** From a start to the goal, or to the end: the steps it took; negative if it was lost after so many. */
  const run = (x: number, y: number, goal: number): number => {
    at[0] = x;
    at[1] = y;
    moments.fill(0);
    h.lr = step.lr;
    h.correction1 = step.correction1;
    h.correction2 = step.correction2;
    for (let k = 0; k < steps; k += EVERY) {
      let sound = true;
      for (let j = k; j < k + EVERY && sound; j++) sound = next(j);
      if (!sound) return -(k + EVERY);
      if (goal !== none && isNear(goal)) return k + EVERY;
    }
    return steps;
  };

  /** Label and steps of one start: to the end, to see where that is; then to when it first came within reach of it. */
  const labelOf = (x: number, y: number): number => {
    const took = run(x, y, none);
    if (took < 0) return gone | (-took << 8);
    const label = minimumAt(at[0], at[1]);
    if (label !== none) return label | (run(x, y, label) << 8);
    const before = Float32Array.from(at);
    if (!next(steps - 1)) return moving | (steps << 8); // by one more step: who bounces to and fro has not stopped
    const moved = (at[0] - before[0]) ** 2 + (at[1] - before[1]) ** 2;
    return (moved <= 1e-9 * reach ? stopped : moving) | (steps << 8);
  };

  for (let n = step.offset; n < step.offset + step.size; n++) {
    const [column, line] = pixelOf(n, step.slot, width);
    if (column >= width || line >= height) continue;
    labels[line * width + column] = labelOf(left + (column + 0.5) * dx, top + (line + 0.5) * dy);
  }
}

/** Pixel of the n-th start of a level: its stride, and 1 << 16 where it is the coarsest. */
function pixelOf(n: number, level: number, width: number): [number, number] {
  const stride = level & 0xffff;
  if (level >>> 16 === 1) {
    const columns = Math.ceil(width / stride);
    return [(n % columns) * stride, Math.floor(n / columns) * stride];
  }
  const columns = Math.ceil(width / (2 * stride));
  const parent = Math.floor(n / 3);
  const corner = (n % 3) + 1;
  return [
    (2 * (parent % columns) + (corner & 1)) * stride,
    (2 * Math.floor(parent / columns) + (corner >> 1)) * stride,
  ];
}
