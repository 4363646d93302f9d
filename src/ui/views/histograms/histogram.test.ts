import { expect, test } from 'vitest';
import { roundUp } from '../chart/ticks.ts';
import { histogram } from './histogram.ts';

test('counts over a range around 0', () => {
  const values = Float32Array.of(9, -1, -0.2, 0, 0.0005, 0.2, 1, 9);
  const h = histogram(values, [{ offset: 1, length: 6 }], 4, roundUp);
  expect(h.most).toBe(1);
  expect([...h.counts]).toEqual([1, 1, 3, 1]);
  expect(h).toMatchObject({ n: 6, tiny: 2 });
  expect(h.mean).toBeCloseTo(0.0005 / 6, 9);
  expect(h.deviation).toBeCloseTo(Math.sqrt((2 + 0.08) / 6), 4);
});

test('several stretches, none, and what is not finite', () => {
  const values = Float32Array.of(1, 2, 3, Number.NaN, Infinity, 4);
  const h = histogram(values, [{ offset: 0, length: 2 }, { offset: 3, length: 3 }], 30, roundUp); // oxfmt-ignore
  expect(h.n).toBe(3);
  expect(h.counts.reduce((a, b) => a + b)).toBe(3);
  expect(histogram(values, [], 30, roundUp)).toMatchObject({ n: 0, most: 1, mean: 0, deviation: 0, tiny: 0 });
});

test('a large layer is counted in part, and said in whole', () => {
  const values = Float32Array.from({ length: 300_000 }, (_, i) => (i % 3) - 1);
  const h = histogram(values, [{ offset: 0, length: 300_000 }], 3, roundUp);
  expect(h.n).toBe(300_000);
  expect(h.counts.reduce((a, b) => a + b)).toBe(60_000);
});
