import { expect, test } from 'vitest';
import { linearTicks, logTicks, roundUp } from './ticks.ts';

test('round up', () => {
  expect([0.9, 1, 1.2, 2.5, 4, 6, 8, 93, 0.00031].map(roundUp)).toEqual([1, 1, 1.5, 3, 5, 7, 10, 100, 0.0005]);
  expect([0, -1, Number.NaN, Infinity].map(roundUp)).toEqual([1, 1, 1, 1]);
});

test('linear ticks are round and inside', () => {
  expect(linearTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(linearTicks(0, 1000, 4)).toEqual([0, 500, 1000]);
  expect(linearTicks(-2, 4, 6)).toEqual([-2, -1, 0, 1, 2, 3, 4]);
  expect(linearTicks(3, 3, 5)).toEqual([3]);
  expect(linearTicks(120, 180, 4)).toEqual([120, 140, 160, 180]);
});

test('log ticks', () => {
  expect(logTicks(-3, 1, 6)).toEqual([-3, -2, -1, 0, 1]);
  expect(logTicks(-0.5, 0.9, 6).map((t) => Number((10 ** t).toPrecision(6)))).toEqual([0.5, 1, 2, 5]);
  expect(logTicks(-30, 8, 6).length).toBeLessThanOrEqual(7);
  expect(logTicks(-0.25, 0, 5).map((t) => Number((10 ** t).toPrecision(6)))).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
});
