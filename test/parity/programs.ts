// Exported programs, run by PyTorch: the judge of whole runs (DESIGN.md, "Proof").
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dataset, makeDataset } from '../../src/data/index.ts';
import type { Experiment } from '../../src/experiment/index.ts';
import { exportPyTorch } from '../../src/export/index.ts';
import { python } from './python.ts';

/** torchrun, by its module, which is there even where the command is not on the path. */
export const torchrun = (processes: number): string[] =>
  [
    `-m torch.distributed.run --nproc_per_node ${processes}`,
    // A port of its own: others may train on this machine.
    '--rdzv_backend c10d --rdzv_endpoint localhost:0',
    // Debian 12 has PyTorch 1.13 with Python 3.11, where iterating over a flag skips 0: that breaks their defaults.
    '--redirects 1 --tee 1',
  ].flatMap((options) => options.split(' '));

/** A folder for a piece of work; gone when that is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes an experiment's program into a folder. */
export function writeProgram(folder: string, x: Experiment, dataset = makeDataset(x.data)): void {
  for (const [name, content] of Object.entries(exportPyTorch(x, dataset))) writeFileSync(join(folder, name), content);
}

export interface Job {
  x: Experiment;
  /** Where it is not the experiment's own. */
  dataset?: Dataset;
  steps: number;
  /** Learning rates set from outside, by step, instead of the program's own. */
  lr?: Record<number, number>;
}

/** The losses of all programs, run in one Python process, or in a group of them. */
export const judge = (jobs: readonly Job[], processes = 1): Promise<number[][]> =>
  inFolder(async (folder) => {
    const written = jobs.map(({ x, dataset, ...job }, i) => {
      const own = join(folder, `${i}`);
      mkdirSync(own);
      writeProgram(own, x, dataset);
      return { folder: own, ...job };
    });
    const files = [join(folder, 'jobs.json'), join(folder, 'results.json')];
    writeFileSync(files[0], JSON.stringify(written));
    await python([...(processes > 1 ? torchrun(processes) : []), 'test/parity/driver.py', ...files]);
    return JSON.parse(readFileSync(files[1], 'utf8')) as number[][];
  });
