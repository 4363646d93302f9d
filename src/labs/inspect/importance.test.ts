import { expect, test } from 'vitest';
import type { Dataset, Split } from '../../data/types.ts';
import { assemble } from '../../data/assemble.ts';
import { readTable } from '../../data/table/read.ts';
import { tableSource } from '../../data/table/source.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type Experiment, fromLink, normal } from '../../experiment/index.ts';
import { meanAndSpread } from '../statistics.ts';
import { Importance } from './importance.ts';

/** What is to be said of a row hangs on `a` much, on the colour somewhat, on `other` not at all. */
async function table(task: 'classification' | 'regression'): Promise<Dataset> {
  const lines = ['a,other,colour,y'];
  for (let i = 0; i < 400; i++) {
    const [a, none] = [normal(1, 1, 0, i), normal(1, 2, 0, i)];
    const red = i % 2;
    const value = 2 * a + red;
    lines.push([a, none, red ? 'red' : 'blue', task === 'regression' ? value : value > 0.5 ? 'yes' : 'no'].join(','));
  }
  const { data } = fromLink(`data=table&target=y&task=${task}`).experiment;
  return assemble(
    tableSource(await readTable(new TextEncoder().encode(lines.join('\n')), 'file.csv', data), data),
    data,
  );
}

async function measured(x: Experiment, dataset: Dataset, steps: number): Promise<Importance> {
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  await trainer.run(steps);
  const checkpoint = await trainer.checkpoint();
  const importance = new Importance(x, dataset);
  importance.start(checkpoint.theta, checkpoint.layerState);
  while (importance.advance());
  return importance;
}

test.each(['classification', 'regression'] as const)(
  '%s: what counts comes first, what does not counts nothing, all of a category is shuffled together',
  async (task) => {
    const { experiment } = fromLink(`data=table&target=y&task=${task}&layers=8t&opt=adam&lr=0.02`);
    const importance = await measured(experiment, await table(task), 300);
    expect(importance.rows).toBe(120);
    expect(importance.base).toBeGreaterThan(0.9);
    const [a, none, colour] = importance.columns.map(({ falls }) => meanAndSpread(falls).mean);
    expect(importance.columns.map(({ name, falls }) => [name, falls.length])).toEqual([
      ['a', 8],
      ['other', 8],
      ['colour', 8],
    ]);
    expect(a).toBeGreaterThan(3 * colour);
    expect(colour).toBeGreaterThan(0.02);
    expect(Math.abs(none)).toBeLessThan(0.02);
  },
);

test('of a plane, R² falls by twice the share of the variance that the column explains', async () => {
  const n = 512;
  const part = (first: number): Split => ({
    n,
    x: Float32Array.from({ length: 2 * n }, (_, i) => normal(3, 1, first, i)),
    y: new Float32Array(n),
  });
  const [train, held] = [part(0), part(1)];
  for (const { x, y } of [train, held]) for (let i = 0; i < n; i++) y[i] = 3 * x[2 * i] + 4 * x[2 * i + 1];
  const dataset: Dataset = {
    task: 'regression', classes: 0, featureNames: ['a', 'b'], inputs: 2, shape: [2], targets: 1, train, test: held, heldOut: true,
    groups: [{ name: 'a', from: 0, count: 1 }, { name: 'b', from: 1, count: 1 }],
  }; // oxfmt-ignore
  const { experiment } = fromLink('data=plane&layers=');
  const importance = new Importance(experiment, dataset);
  importance.start(Float32Array.of(3, 4, 0, 0), new Float32Array());
  while (importance.advance());
  expect(importance.base).toBeCloseTo(1, 6);
  // E[(3a − 3a′)²] = 2 · 9, of a variance of 9 + 16.
  const [a, b] = importance.columns.map(({ falls }) => meanAndSpread(falls).mean);
  expect(Math.abs(a / (18 / 25) - 1)).toBeLessThan(0.12);
  expect(Math.abs(b / (32 / 25) - 1)).toBeLessThan(0.12);
});
