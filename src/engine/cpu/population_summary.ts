import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/population_summary.wgsl. summary (R) in place: last loss, least, step failed, step of the goal. */
export function population_summary(
  buffers: [Floats, Uint32Array, Floats, Floats],
  _constants: Constants,
  step: Step,
): void {
  const [ring, flag, summary, strips] = buffers;
  const [count, every, entries, goal] = step.live;
  for (let n = 0; n < step.size; n++) {
    const run = step.offset + n;
    const failed = Math.min(flag[4 * run], flag[4 * run + 1]);
    const s = summary.subarray(4 * run, 4 * run + 4);
    for (let k = 0; k < count && step.index + k <= failed; k++) {
      const loss = ring[4 * (n * count + k)];
      if (!Number.isFinite(loss)) continue;
      s[0] = loss;
      s[1] = Math.min(s[1], loss);
      if (s[3] < 0 && loss <= goal) s[3] = step.index + k;
      strips[run * entries + Math.floor((step.index + k) / every)] += loss / every;
    }
    if (failed !== 0xffffffff) s[2] = failed;
  }
}
