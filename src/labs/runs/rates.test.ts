import { expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import type { Backend } from '../../engine/backend.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { type ExperimentPatch, toLink, fromLink, withDefaults } from '../../experiment/index.ts';
import { RateStrip, ratesOf, spreadOut, stripSize } from './rates.ts';

const backend = new CpuBackend();
const benchOf = (patch: ExperimentPatch) => {
  const x = withDefaults(patch);
  return { x, bench: { backend: backend as Backend, dataset: makeDataset(x.data) } };
};

const sizeOf = (patch: ExperimentPatch) => {
  const { x, bench } = benchOf(patch);
  return stripSize(bench, x);
};

test('the rates go from one end of the slider to the other, evenly on its log axis, and read well in a link', () => {
  const rates = ratesOf(64);
  const gaps = rates.slice(1).map((rate, i) => Math.log(rate / rates[i]));
  const gap = Math.log(10 / 1e-5) / 64;
  for (const one of gaps) expect(Math.abs(one - gap)).toBeLessThan(0.01);
  expect(rates[0]).toBeGreaterThan(1e-5);
  expect(rates[63]).toBeLessThan(10);
  for (const lr of rates)
    expect(fromLink(toLink(withDefaults({ optimizer: { lr } }))).experiment.optimizer.lr).toBe(lr);
  expect(spreadOut(6)).toEqual([0, 4, 2, 1, 5, 3]);
});

test('a size that can be afforded, or why there is none', () => {
  expect(sizeOf({})).toEqual([48, 192]);
  expect(sizeOf({ batch: { strategy: 'full' } })).toEqual([48, 192]);
  expect(sizeOf({ batch: { strategy: 'full' }, data: { samples: 1500 } })).toEqual([24, 96]);
  expect(sizeOf({ batch: { strategy: 'full' }, data: { samples: 5000 } })).toBe('slow');
  expect(sizeOf({ batch: { strategy: 'adaptive' } })).toBe('waits');
  expect(sizeOf({ schedule: { type: 'plateau' } })).toBe('waits');
  expect(sizeOf({ model: { layers: [{ type: 'dropout', rate: 0.1 }] } })).toBe('large');
  expect(sizeOf({ compression: { teacher: 'its answers' } })).toBe('taught');
});

test('a column is its experiment alone; where it is said to blow up it does, at that step', async () => {
  const { x, bench } = benchOf({ data: { set: 'plane' }, model: { layers: [] }, batch: { strategy: 'full' } });
  const strip = new RateStrip(x, [24, 96]);
  let seen = 0;
  expect(await strip.run(bench, () => seen++)).toBe(true);
  expect(seen).toBeGreaterThan(0);
  const { learnsFrom, best, blowsUpFrom } = strip.verdict;
  expect(learnsFrom).toBeLessThan(best!);
  expect(best).toBeLessThan(blowsUpFrom!);
  for (const column of [0, strip.rates.indexOf(best!), strip.rates.indexOf(blowsUpFrom!), 23]) {
    const trainer = await Trainer.create(backend, strip.experimentAt(column), bench.dataset);
    await trainer.run(strip.steps);
    const losses = Array.from(trainer.history.steps.columns.loss.subarray(0, trainer.history.steps.length));
    expect(strip.failedAt[column]).toBe(trainer.failedAt);
    for (let entry = 0; entry < strip.entries; entry++) {
      const part = losses.slice(entry * strip.every, (entry + 1) * strip.every);
      const mean = part.reduce((a, b) => a + b, 0) / part.length;
      const shown = strip.at(column, entry)!;
      if (shown.fate === 'blown' && Number.isNaN(shown.loss)) continue;
      expect(Math.abs(shown.loss / mean - 1)).toBeLessThan(1e-5);
    }
    if (strip.at(column, strip.entries - 1)!.fate === 'blown') {
      const gone = losses[Math.min(losses.length, strip.goneAt(column) + strip.every) - 1];
      expect(gone).toBeGreaterThan(strip.start);
    }
    await trainer.destroy();
  }
  // Grey, blue and orange where it crawls, learns and blows up.
  const last = strip.entries - 1;
  const shade = (rate: number) => strip.shadeAt(strip.rates.indexOf(rate), last)!;
  expect(shade(strip.rates[0])).toBe(0);
  expect(shade(best!)).toBeGreaterThan(0.9);
  expect(shade(strip.rates[23])).toBe(-1);
  // What is stopped says so, and what was not made is not made up.
  const stop = new AbortController();
  stop.abort();
  const none = new RateStrip(x, [24, 96]);
  expect(await none.run(bench, () => {}, { signal: stop.signal })).toBe(false);
  expect(none.shadeAt(3, 3)).toBeUndefined();
});
