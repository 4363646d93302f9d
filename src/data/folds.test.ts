import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDefaults } from '../experiment/index.ts';
import { foldsOf, makeDataset } from './index.ts';

const rows = ({ points }: { points?: Float32Array }): string[] =>
  Array.from({ length: (points?.length ?? 0) / 2 }, (_, i) => `${points?.[2 * i]} ${points?.[2 * i + 1]}`);

describe('k folds', () => {
  test('hold every row out once, and train on all others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 10, max: 80 }), fc.nat(), (k, samples, seed) => {
        const whole = makeDataset(withDefaults({ data: { set: 'blobs3', samples } }).data);
        const all = [...rows(whole.train), ...rows(whole.test)].sort();
        const folds = foldsOf(whole, k, seed);
        expect(folds).toHaveLength(k);
        expect(folds.flatMap((fold) => rows(fold.test)).sort()).toEqual(all);
        for (const fold of folds) expect([...rows(fold.train), ...rows(fold.test)].sort()).toEqual(all);
        const sizes = folds.map((fold) => fold.test.n);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  test('have about equally many of each class', () => {
    const folds = foldsOf(
      makeDataset(withDefaults({ data: { set: 'blobs5', samples: 503, shares: [20] } }).data),
      5,
      3,
    );
    for (let k = 0; k < 5; k++) {
      const counts = folds.map((fold) => fold.test.y.filter((y) => y === k).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  test('follow from the seed, and need a row each', () => {
    const whole = makeDataset(withDefaults().data);
    expect(foldsOf(whole, 4, 1)[0].test).toEqual(foldsOf(whole, 4, 1)[0].test);
    expect(foldsOf(whole, 4, 1)[0].test).not.toEqual(foldsOf(whole, 4, 2)[0].test);
    for (const k of [1, 0, 2.5, 501]) {
      expect(() => foldsOf(whole, k, 1)).toThrow(expect.objectContaining({ key: 'too-few-rows' }));
    }
  });
});
