import type { Constants, Floats, Parts } from '../kernel.ts';
import type { Step } from '../step.ts';
import { adam } from './adam.ts';
import { advance, type Race, used, value } from './shared/racer.ts';
import { bowl, type SurfaceTwin } from './shared/surface.ts';
import type { Rule } from './shared/update.ts';

/** Twin of shaders/surface_race.wgsl: racers, any number of steps, their paths. (Its `live` is a flat list.) */
export function surface_race(
  buffers: [Floats, Uint32Array, Floats, Floats, Uint32Array, Floats],
  constants: Constants,
  step: Step,
  parts?: Parts,
): void {
  const [rates, entries, theta, moments, lost, path] = buffers;
  const { VARYING } = constants;
  const { live } = step;
  const racers = entries.length / 4;
  const rowsKept = Math.floor(path.length / (12 * racers));
  const h = { ...step };
  const race: Race = {
    surface: (parts?.surface?.twin as SurfaceTwin | undefined) ?? bowl,
    rule: (parts?.rule_adam?.twin as Rule | undefined) ?? adam.rule,
    p: live.slice(4, 28),
    h,
    strength: live[1],
  };
  const factor = new Float32Array(entries.buffer, entries.byteOffset, entries.length);
  for (let r = step.offset; r < step.offset + step.size; r++) {
    if (lost[r] !== 0xffffffff) continue;
    const i = 2 * r;
    const j = 2 * racers + i;
    let row = (live[2] + entries[4 * r + 2] * live[3]) * 4 * (1 + VARYING);
    for (let k = 0; k < live[0]; k++) {
      h.lr = rates[row] * factor[4 * r + 1];
      h.correction1 = rates[row + 1];
      h.correction2 = rates[row + 2];
      for (let n = 0; n < 4 * VARYING; n++) race.p[n] = rates[row + 4 + n];
      row += 4 * (1 + VARYING);
      const x = theta[i];
      const y = theta[i + 1];
      const sound = advance(race, theta, moments, i, j, entries[4 * r], step.index + k);
      if (rowsKept > 0) {
        const at = 12 * (((step.slot + k) % rowsKept) * racers + r);
        path.set([x, y, value[0], h.lr, value[1], value[2], used[0], used[1]], at);
        path.set([moments[i], moments[i + 1], moments[j], moments[j + 1]], at + 8);
      }
      if (sound) continue;
      lost[r] = step.index + k;
      theta[i] = x;
      theta[i + 1] = y;
      break;
    }
  }
}
