// Every family of runs, on each backend, against the exported program in PyTorch: 100 steps, loss by loss.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend.ts';
import { backends, lossesOf } from './backends.ts';
import { type Case, cases } from './cases/index.ts';
import { compare } from './compare.ts';
import { judge } from './programs.ts';

const steps = 100;
/** Largest relative distance by family, for the reader of the report. */
const worst = new Map<string, number>();
const expected = new Map<Case, number[]>();
/** What the twins did while PyTorch was at work: one core each. */
const onTwins = new Map<Case, PromiseSettledResult<number[]>>();

const run = (backend: Backend, { x, dataset }: Case): Promise<number[]> => lossesOf(backend, x, steps, dataset);

beforeAll(async () => {
  const judged = judge(cases.map(({ x, dataset }) => ({ x, dataset, steps })));
  judged.catch(() => {}); // told of below, when the twins are done
  const twins = await backends.cpu();
  for (const each of cases) onTwins.set(each, (await Promise.allSettled([run(twins, each)]))[0]);
  twins.destroy();
  const all = await judged;
  for (const [i, each] of cases.entries()) expected.set(each, all[i]);
});

afterAll(() => {
  const rows = [...worst].map(([family, off]) => `${off.toExponential(1)}  ${family}`);
  console.log(`largest relative distance to PyTorch over ${steps} steps\n${rows.join('\n')}`);
});

async function lossesOnTwins(each: Case): Promise<number[]> {
  const result = onTwins.get(each)!;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

describe.each(['cpu', 'webgpu'] as const)('%s', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await backends[kind]();
  });
  afterAll(() => backend.destroy());

  for (const each of cases) {
    test(`${each.family}: ${each.name}`, async () => {
      const losses = await (kind === 'cpu' ? lossesOnTwins(each) : run(backend, each));
      const comparison = compare(losses, expected.get(each) ?? [], each.tolerance);
      const family = `${each.family} (${kind})`;
      worst.set(family, Math.max(worst.get(family) ?? 0, comparison.worst));
      expect(comparison.mismatches).toEqual([]);
      if (each.family === 'early stopping') expect(losses.length).toBeLessThan(steps);
      else expect(losses).toHaveLength(steps);
    });
  }
});
