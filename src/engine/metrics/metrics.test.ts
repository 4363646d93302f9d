// Expected values are worked by hand, as fractions, and agree with scikit-learn's with zero_division=0.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classificationMetrics, predictedClasses, regressionMetrics } from './index.ts';

describe('classification', () => {
  test('two classes: class 1 is the positive one', () => {
    //                               tp fn fp tn tn fp tp fn
    const truth = Float32Array.from([1, 1, 0, 0, 0, 0, 1, 1]);
    const guess = Uint32Array.from([1, 0, 1, 0, 0, 1, 1, 0]);
    const m = classificationMetrics(guess, truth, 2);
    expect(m.confusion).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(m).toMatchObject({ accuracy: 0.5, precision: 0.5, recall: 0.5, f1: 0.5, undefinedScores: false });

    const lopsided = classificationMetrics([1, 1, 1, 0], [1, 0, 0, 0], 2);
    expect(lopsided.confusion).toEqual([
      [1, 2],
      [0, 1],
    ]);
    expect(lopsided.accuracy).toBe(0.5);
    expect(lopsided.precision).toBeCloseTo(1 / 3, 15);
    expect(lopsided.recall).toBe(1);
    expect(lopsided.f1).toBeCloseTo(1 / 2, 15);
    expect(lopsided.perClass[0]).toEqual({ precision: 1, recall: 1 / 3, f1: 1 / 2, support: 3 });
  });

  test('three classes: the mean over the classes', () => {
    const m = classificationMetrics([0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2], 3); // scikit-learn's own example
    expect(m.confusion).toEqual([
      [2, 0, 0],
      [1, 0, 1],
      [0, 2, 0],
    ]);
    expect(m.accuracy).toBeCloseTo(1 / 3, 15);
    expect(m.precision).toBeCloseTo(2 / 9, 15);
    expect(m.recall).toBeCloseTo(1 / 3, 15);
    expect(m.f1).toBeCloseTo(4 / 15, 15);
    expect(m.undefinedScores).toBe(false);
  });

  test('0/0 is 0 and said so', () => {
    const never = classificationMetrics([0, 0, 0], [0, 1, 0], 2); // class 1 is never predicted
    expect(never).toMatchObject({ precision: 0, recall: 0, f1: 0, undefinedScores: true });
    expect(never.accuracy).toBeCloseTo(2 / 3, 15);
    const absent = classificationMetrics([0, 1], [0, 1], 3); // class 2 has no rows
    expect(absent.perClass[2]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
    expect(absent.f1).toBeCloseTo(2 / 3, 15);
    expect(absent.undefinedScores).toBe(true);
    expect(classificationMetrics([], [], 2)).toMatchObject({ accuracy: 0, f1: 0, undefinedScores: true });
  });

  test('every row is counted once, and a perfect answer scores 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(fc.nat(), { minLength: 1 }), (classes, draws) => {
        const truth = draws.map((d) => d % classes);
        const guess = draws.map((d) => (d >> 5) % classes);
        const m = classificationMetrics(guess, truth, classes);
        expect(m.confusion.flat().reduce((a, b) => a + b)).toBe(truth.length);
        expect(m.accuracy).toBe(truth.filter((k, i) => k === guess[i]).length / truth.length);
        const perfect = classificationMetrics(truth, truth, classes);
        expect(perfect.accuracy).toBe(1);
        for (const scores of perfect.perClass) expect(scores.f1).toBe(scores.support > 0 ? 1 : 0);
      }),
    );
  });

  test('as many predictions as rows', () => {
    expect(() => classificationMetrics([0], [0, 1], 2)).toThrow('2 rows, got 1');
  });

  test('the output speaks for the class with the largest score', () => {
    expect([...predictedClasses([-1, 0, 2], 3, 1)]).toEqual([0, 0, 1]);
    expect([...predictedClasses([0.4, 0.6], 2, 1, 0.5)]).toEqual([0, 1]);
    expect([...predictedClasses([-3, -1, -2, 5, 5, 4], 2, 3)]).toEqual([1, 0]);
    expect([...predictedClasses([Number.NaN, Number.NaN], 2, 1)]).toEqual([0, 0]);
  });
});

describe('regression', () => {
  test('by hand', () => {
    const m = regressionMetrics([2.5, 0, 2, 8], [3, -0.5, 2, 7]); // scikit-learn's own example
    expect(m.mae).toBe(0.5);
    expect(m.rmse).toBeCloseTo(Math.sqrt(0.375), 15);
    expect(m.r2).toBeCloseTo(1 - 1.5 / 29.1875, 15);
    expect(m.undefinedScores).toBe(false);
  });

  test('the mean has R² 0, worse has less', () => {
    expect(regressionMetrics([2, 2, 2], [1, 2, 3]).r2).toBe(0);
    expect(regressionMetrics([3, 2, 1], [1, 2, 3]).r2).toBe(-3);
  });

  test('targets that do not vary are flagged', () => {
    expect(regressionMetrics([4, 4], [4, 4])).toEqual({ mae: 0, rmse: 0, r2: 1, undefinedScores: true });
    expect(regressionMetrics([4, 5], [4, 4])).toMatchObject({ r2: 0, undefinedScores: true });
    expect(regressionMetrics([], [])).toEqual({ mae: 0, rmse: 0, r2: 0, undefinedScores: true });
  });

  test('a mean far from 0 costs no digits', () => {
    const truth = [1e6 + 1, 1e6 + 2, 1e6 + 3];
    expect(
      regressionMetrics(
        truth.map((t) => t + 0.5),
        truth,
      ).r2,
    ).toBeCloseTo(1 - 0.75 / 2, 9);
  });
});
