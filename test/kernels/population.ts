// Cases for the summary of a population.
import { liveCount } from '../../src/engine/step.ts';
import type { Cases } from './compare.ts';
import { positive } from './fill.ts';

const none = 0xffffffff;

/** `size` runs of 12 steps from step 20 on, of which the first three are others'. */
export const populationSummary: Cases = (size) =>
  [1, 5].map((every) => {
    const first = 3;
    const rows = 12;
    const entries = 40;
    const ring = positive(4 * size * rows);
    const flag = new Uint32Array(4 * (first + size)).fill(none);
    const summary = new Float32Array(4 * (first + size));
    for (let run = 0; run < first + size; run++) {
      if (run % 3 === 1) flag[4 * run + (run % 2)] = 24; // fails in these steps
      if (run % 5 === 4) flag[4 * run] = 7; // failed long ago
      if (run % 4 === 3 && run >= first) ring[4 * ((run - first) * rows + 6)] = Infinity;
      summary.set([9, run % 2 ? 0.1 : 3e38, -1, run % 7 === 0 ? 4 : -1], 4 * run);
    }
    const live = new Float32Array(liveCount);
    live.set([rows, every, entries, 0.2]);
    return {
      title: `${size} runs, strips of ${every}`,
      constants: {},
      step: { index: 20, offset: first, size, live },
      buffers: [ring, flag, summary, positive((first + size) * entries)],
      threads: size,
    };
  });
