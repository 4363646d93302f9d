import { describe, expect, test } from 'vitest';
import { lowerBound, lttb, minMax, rowsBetween } from './thin.ts';

const xs = Float64Array.from({ length: 10_000 }, (_, i) => i * 2);
const wave = Float64Array.from(xs, (x) => Math.sin(x / 500));

describe('rows between two x', () => {
  test('lower bound', () => {
    expect(lowerBound([1, 3, 5], 3, 0)).toBe(0);
    expect(lowerBound([1, 3, 5], 3, 3)).toBe(1);
    expect(lowerBound([1, 3, 5], 3, 4)).toBe(2);
    expect(lowerBound([1, 3, 5], 2, 9)).toBe(2);
  });

  test('one more on either side, never outside', () => {
    expect(rowsBetween(xs, xs.length, 100, 200)).toEqual([49, 102]);
    expect(rowsBetween(xs, xs.length, 0, 1e9)).toEqual([0, 10_000]);
    expect(rowsBetween(xs, 0, 0, 10)).toEqual([0, 0]);
  });
});

describe.each([
  ['lttb', (ys: Float64Array, start: number, end: number, count: number) => lttb(xs, ys, start, end, count)],
  ['min-max', (ys: Float64Array, start: number, end: number, count: number) => minMax(ys, start, end, count)],
])('%s', (_name, thin) => {
  test('keeps at most so many, in order, within the range', () => {
    for (const count of [3, 10, 299, 300]) {
      const kept = thin(wave, 100, 9_100, count);
      expect(kept.length).toBeLessThanOrEqual(count);
      expect(kept.length).toBeGreaterThan(count / 2 - 1);
      expect(kept[0]).toBeGreaterThanOrEqual(100);
      expect(kept.at(-1)).toBeLessThan(9_100);
      for (let i = 1; i < kept.length; i++) expect(kept[i]).toBeGreaterThan(kept[i - 1]);
    }
  });

  test('keeps all of a short series', () => {
    expect(thin(wave, 5, 9, 300)).toEqual([5, 6, 7, 8]);
    expect(thin(wave, 5, 5, 300)).toEqual([]);
  });

  test('keeps a spike of one point', () => {
    const spiked = wave.slice();
    spiked[4_321] = 50;
    expect(thin(spiked, 0, 10_000, 300)).toContain(4_321);
  });

  test('a value that is not finite costs no finite one', () => {
    const broken = wave.slice();
    for (let i = 0; i < 10_000; i += 7) broken[i] = i % 2 === 0 ? Number.NaN : Infinity;
    broken[4_321] = 50;
    const kept = thin(broken, 0, 10_000, 300);
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.filter((i) => Number.isFinite(broken[i])).length).toBeGreaterThan(100);
  });
});
