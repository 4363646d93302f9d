// The Python that the schedules declare, run and compared with the TypeScript beside it.
import { expect, test } from 'vitest';
import {
  learningRate,
  plateauPython,
  plateauStart,
  scheduleSpecs,
  watchPlateau,
} from '../../src/engine/schedules/index.ts';
import { normal, schedules, withDefaults } from '../../src/experiment/index.ts';
import { runPython } from './python.ts';

test('the Python of every schedule gives its factors', async () => {
  const config = withDefaults({}).schedule;
  const [t, reductions] = [Array.from({ length: 130 }, (_, i) => i), 3];
  const values = { steps: 100, every: 30, gamma: 0.5, milestones: [30, 60], power: 1.5, endFactor: 0.1 };
  const expressions = schedules.map((name) => `[${scheduleSpecs[name].python} for t in range(130)]`);
  const factors: number[][] = await runPython(`
import json, math
steps, every, gamma, milestones, power, end_factor, reductions = 100, 30, 0.5, (30, 60), 1.5, 0.1, ${reductions}
print(json.dumps([${expressions.join(',\n')}]))
`);
  schedules.forEach((type, i) => {
    const got = t.map((step) => learningRate(1, { ...config, ...values, type, warmup: 0 }, step, reductions));
    got.forEach((factor, step) => expect(factor, `${type} at ${step}`).toBeCloseTo(factors[i][step], 14));
  });
});

test('the Python that watches for plateaus counts what ours counts', async () => {
  const { schedule } = withDefaults({});
  const losses = Array.from({ length: 200 }, (_, i) => 1 / (1 + i / 20) + 0.2 * Math.abs(normal(1, 1, 0, i)));
  const counts: number[] = await runPython(`
import json, math
${plateauPython}
watch = PlateauWatch()
print(json.dumps([watch.feed(loss, 3) for loss in ${JSON.stringify(losses)}]))
`);
  let state = plateauStart;
  const expected = losses.map((loss) => (state = watchPlateau(state, loss, { ...schedule, patience: 3 })).reductions);
  expect(counts).toEqual(expected);
  expect(state.reductions).toBeGreaterThan(5);
});
