import { describe, expect, test } from 'vitest';
import { type ExperimentPatch, withDefaults } from '../experiment/index.ts';
import { makeDataset } from './index.ts';

const made = (data: ExperimentPatch['data']) => makeDataset(withDefaults({ data: { set: 'blobs3', ...data } }).data);
const places = (seed: number) => made({ seed, samples: 90, shares: [10] }).train.points;
const counts = (y: Float32Array): number[] => [0, 1, 2].map((k) => y.filter((v) => v === k).length);

describe('unequal classes', () => {
  test('keep the share that was asked for, in both parts', () => {
    const { train, test: held } = made({ samples: 600, shares: [100, 50, 5] });
    const [a, b, c] = counts(Float32Array.from([...train.y, ...held.y]));
    expect([a, b, c]).toEqual([200, 100, 10]);
    expect(train.n).toBe(155);
  });

  test('never lose a class', () => {
    const { train, test: held } = made({ samples: 60, shares: [1, 1, 1] });
    expect(train.n + held.n).toBeGreaterThanOrEqual(3);
    expect(new Set([...train.y, ...held.y]).size).toBe(3);
  });

  test('are other rows for another seed, the same for the same', () => {
    expect(places(1)).toEqual(places(1));
    expect(places(1)).not.toEqual(places(2));
  });
});

describe('balance', () => {
  const skewed = { samples: 600, shares: [100, 50, 5], seed: 3 } as const;
  const shares = [...skewed.shares];

  test('class weights make every class count the same, and leave the rows alone', () => {
    const plain = made({ ...skewed, shares });
    const weighed = made({ ...skewed, shares, balance: 'class-weights' });
    expect(weighed.train).toEqual(plain.train);
    expect(plain.classWeights).toBeUndefined();
    const n = counts(weighed.train.y);
    const sums = n.map((count, k) => count * (weighed.classWeights?.[k] ?? 0));
    for (const sum of sums) expect(sum).toBeCloseTo(weighed.train.n / 3, 3);
  });

  test('oversampling repeats the rare, undersampling drops the frequent, only in training', () => {
    const plain = made({ ...skewed, shares });
    const largest = Math.max(...counts(plain.train.y));
    const smallest = Math.min(...counts(plain.train.y));
    const more = made({ ...skewed, shares, balance: 'oversample' });
    const less = made({ ...skewed, shares, balance: 'undersample' });
    expect(counts(more.train.y)).toEqual([largest, largest, largest]);
    expect(counts(less.train.y)).toEqual([smallest, smallest, smallest]);
    expect(more.test).toEqual(plain.test);
    expect(less.test).toEqual(plain.test);
    // Every row of the plain training part is still there when oversampling.
    expect(new Set(more.train.points)).toEqual(new Set(plain.train.points));
  });
});
