import { describe, expect, test } from 'vitest';
import { History } from '../../../engine/history.ts';
import { chartData, lastStep, readingAt } from './series.ts';

function makeHistory(n: number): History {
  const history = new History();
  for (let step = 0; step < n; step++) {
    history.steps.add(step, 1 / (step + 1) + (step % 10) * 0.01, step < 500 ? 0.03 : 0.3, 0, 10);
    if (step % 20 === 0) history.evaluations.add(step, 1 / (step + 1), 1.5 / (step + 1));
  }
  return history;
}
const options = { log: false, smoothing: 0, points: 300 };

describe('chart data', () => {
  test('an empty run has axes', () => {
    const data = chartData(new History(), options);
    expect(data).toMatchObject({ steps: [0, 1], losses: [0, 1], lrs: [0, 1] });
    expect(data.series.batch).toEqual([]);
  });

  test('at most so many points a series, over the whole run', () => {
    const data = chartData(makeHistory(40_000), options);
    for (const points of Object.values(data.series)) expect(points.length).toBeLessThanOrEqual(300);
    expect(data.steps).toEqual([0, 40_000]);
    expect(data.series.train[0]).toEqual({ step: 0, value: 1 });
    expect(data.series.lr.at(-1)!.value).toBe(0.3);
  });

  test('a window shows its rows in full', () => {
    const data = chartData(makeHistory(40_000), { ...options, window: [1000, 1100] });
    expect(data.series.batch.map((p) => p.step)).toEqual(Array.from({ length: 103 }, (_, i) => 999 + i));
  });

  test('log scale: exponents, and a break where there is none', () => {
    const history = new History();
    history.steps.add(0, 100, 0.1, 0, 1);
    history.steps.add(1, 0, 0.1, 0, 1);
    history.steps.add(2, Infinity, 0.1, 0, 1);
    expect(chartData(history, { ...options, log: true }).series.batch.map((p) => p.value)).toEqual([2, null, null]);
  });

  test('a batch that strays does not squash the curves', () => {
    const history = makeHistory(2000);
    history.steps.add(2000, 1e6, 0.3, 0, 10);
    expect(chartData(history, options).losses[1]).toBeLessThan(10);
  });

  test('smoothing comes before thinning', () => {
    const history = makeHistory(20_000);
    const smoothing = 200;
    const coarse = chartData(history, { ...options, smoothing, points: 50 }).series.batch;
    const fine = chartData(history, { ...options, smoothing, points: 300 }).series.batch;
    const values = new Map(
      chartData(history, { ...options, smoothing, points: 1e6 }).series.batch.map((p) => [p.step, p.value]),
    );
    for (const p of [...coarse, ...fine]) expect(p.value).toBe(values.get(p.step));
  });
});

test('readings are what was recorded', () => {
  const history = makeHistory(2000);
  expect(lastStep(history)).toBe(2000);
  const reading = readingAt(history, 1234.4);
  expect(reading.step).toBe(1234);
  expect(reading.batch).toBe(history.steps.columns.loss[1234]);
  expect(reading.lr).toBe(0.3);
  expect(reading.evaluatedAt).toBe(1240);
  expect(reading.train).toBe(1 / 1241);
  expect(readingAt(history, 1e9).step).toBe(1999);
  expect(readingAt(new History(), 3)).toEqual({ step: 3 });
});
