import { expect, test } from 'vitest';
import { smooth } from './smooth.ts';

const run = (steps: number[], values: number[], span: number) => [
  ...smooth(steps, values, steps.length, span, new Float64Array(steps.length)),
];

test('a constant stays what it is from the first point on: debiased', () => {
  for (const value of run([0, 1, 2, 3], [5, 5, 5, 5], 100)) expect(value).toBeCloseTo(5, 12);
});

test('the weighted mean, by hand', () => {
  const w = Math.exp(-1 / 4);
  expect(run([0, 1, 2], [1, 2, 4], 4)[2]).toBeCloseTo((w * w * 1 + w * 2 + 4) / (w * w + w + 1), 12);
});

test('weighs by steps, not by points', () => {
  const w = Math.exp(-10 / 4);
  expect(run([0, 10], [1, 2], 4)[1]).toBeCloseTo((w * 1 + 2) / (w + 1), 12);
});

test('no span copies; what is not finite stays and harms nothing after it', () => {
  expect(run([0, 1, 2], [3, 1, 2], 0)).toEqual([3, 1, 2]);
  const broken = run([0, 1, 2], [3, Infinity, 3], 10);
  expect(broken[1]).toBe(Infinity);
  expect(broken[2]).toBeCloseTo(3, 12);
});
