import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DataConfig, type DrawnPoint, features, planeSetNames, withDefaults } from '../experiment/index.ts';
import { DataError, type Dataset, makeDataset, planeSets, type Split } from './index.ts';

const config = (over: Partial<DataConfig> = {}): DataConfig => ({
  ...withDefaults().data,
  set: 'circle',
  seed: 1,
  samples: 500,
  noise: 0,
  labelNoise: 0,
  test: 0.5,
  features: ['x', 'y'],
  points: [],
  ...over,
});

const drawn: fc.Arbitrary<DrawnPoint[]> = fc.array(
  fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    label: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const anyConfig: fc.Arbitrary<DataConfig> = fc
  .record({
    set: fc.constantFrom(...planeSetNames),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    samples: fc.integer({ min: 10, max: 300 }),
    noise: fc.double({ min: 0, max: 0.5, noNaN: true }),
    labelNoise: fc.double({ min: 0, max: 0.5, noNaN: true }),
    test: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    features: fc.uniqueArray(fc.constantFrom(...features), { minLength: 1 }),
    points: drawn,
  })
  .map((settings) => Object.assign(withDefaults().data, settings));

/** The rows of both parts as texts `x y`, in one order. */
const places = (d: Dataset): string[] => [d.train, d.test].flatMap((s) => rows(s)).sort();
const rows = ({ n, points }: Split): string[] =>
  Array.from({ length: n }, (_, i) => `${points![2 * i]} ${points![2 * i + 1]}`);

describe('any valid settings', () => {
  test('give finite data of the right size, both parts non-empty', () => {
    fc.assert(
      fc.property(anyConfig, (c) => {
        const d = makeDataset(c);
        const n = c.set === 'points' ? c.points.length : c.samples;
        expect(d.inputs).toBe(d.featureNames.length);
        expect(d.heldOut ? d.train.n + d.test.n : d.train.n).toBe(n);
        for (const part of [d.train, d.test]) {
          expect(part.n).toBeGreaterThan(0);
          expect(part.x).toHaveLength(part.n * d.inputs);
          expect(part.y).toHaveLength(part.n);
          expect(part.points).toHaveLength(part.n * 2);
          expect(
            part.x.every(Number.isFinite) && part.y.every(Number.isFinite) && part.points!.every(Number.isFinite),
          ).toBe(true);
          if (d.task === 'classification')
            expect(part.y.every((k) => Number.isInteger(k) && k >= 0 && k < d.classes)).toBe(true);
        }
      }),
    );
  });

  test('give the same data twice, and other data for another seed', () => {
    fc.assert(
      fc.property(anyConfig, (c) => {
        const [a, b] = [makeDataset(c), makeDataset(c)];
        expect([a.train, a.test]).toEqual([b.train, b.test]);
        if (c.set !== 'points') expect(places(makeDataset({ ...c, seed: c.seed ^ 1 }))).not.toEqual(places(a));
      }),
    );
  });

  test('keep the earlier points when samples are added', () => {
    fc.assert(
      fc.property(anyConfig, fc.integer({ min: 1, max: 100 }), (c, more) => {
        fc.pre(c.set !== 'points');
        const larger = new Set(places(makeDataset({ ...c, samples: c.samples + more })));
        for (const place of places(makeDataset(c))) expect(larger).toContain(place);
      }),
    );
  });

  test('project a point of the plane to its row of x', () => {
    fc.assert(
      fc.property(anyConfig, (c) => {
        const { train, plane, inputs } = makeDataset(c);
        const out = new Float32Array(inputs + 2).fill(7);
        plane!.project(train.points![0], train.points![1], out, 1);
        expect([out[0], out[inputs + 1]]).toEqual([7, 7]);
        for (let k = 0; k < inputs; k++) expect(out[1 + k]).toBeCloseTo(train.x[k], 4);
      }),
    );
  });
});

describe.each(planeSetNames.filter((name) => name !== 'points'))('%s', (name) => {
  const set = planeSets[name];

  test('names itself and lies in its plane', () => {
    expect(set.name).toBe(name);
    expect(set.suggested.data?.set).toBe(name);
    const { train, test: held } = makeDataset(config({ set: name }));
    const [xMin, xMax, yMin, yMax] = set.domain;
    for (const { points } of [train, held]) {
      for (let i = 0; i < points!.length; i += 2) {
        expect(points![i]).toBeGreaterThanOrEqual(xMin);
        expect(points![i]).toBeLessThanOrEqual(xMax);
        expect(points![i + 1]).toBeGreaterThanOrEqual(yMin);
        expect(points![i + 1]).toBeLessThanOrEqual(yMax);
      }
    }
  });

  if (set.task === 'classification') {
    test('has balanced classes', () => {
      const { train, test: held, classes } = makeDataset(config({ set: name, samples: 60 * set.classes }));
      const counts = Array.from({ length: classes }, () => 0);
      for (const k of [...train.y, ...held.y]) counts[k]++;
      expect(counts).toEqual(counts.map(() => 60));
    });
  } else {
    test('has values of order 1 within its range', () => {
      const { train } = makeDataset(config({ set: name }));
      const [low, high] = set.valueRange!;
      expect(Math.min(...train.y)).toBeGreaterThanOrEqual(low - 1e-6);
      expect(Math.max(...train.y)).toBeLessThanOrEqual(high + 1e-6);
      expect(Math.max(...train.y) - Math.min(...train.y)).toBeGreaterThan(0.8 * (high - low));
    });
  }

  test('noise moves the places of classes and the values of regression', () => {
    const [still, noisy] = [0, 0.5].map((noise) => makeDataset(config({ set: name, noise, features: ['x'] })).train);
    if (set.task === 'classification') {
      expect(rows(noisy)).not.toEqual(rows(still));
      expect(noisy.y).toEqual(still.y);
    } else {
      expect(noisy.x).toEqual(still.x);
      expect(noisy.y).not.toEqual(still.y);
    }
  });
});

describe('label noise', () => {
  test('replaces about its share of the training labels by another class, and no test label', () => {
    for (const name of ['circle', 'blobs5'] as const) {
      const clean = makeDataset(config({ set: name, samples: 5000 }));
      const noisy = makeDataset(config({ set: name, samples: 5000, labelNoise: 0.3 }));
      const changed = noisy.train.y.filter((k, i) => k !== clean.train.y[i]).length;
      expect(changed / noisy.train.n).toBeCloseTo(0.3, 1);
      expect(noisy.train.x).toEqual(clean.train.x);
      expect(noisy.test).toEqual(clean.test);
      expect(new Set(noisy.train.y).size).toBe(clean.classes);
    }
  });

  test('leaves regression alone', () => {
    expect(makeDataset(config({ set: 'plane', labelNoise: 0.5 })).train).toEqual(
      makeDataset(config({ set: 'plane' })).train,
    );
  });
});

describe('the split', () => {
  test('is as large as asked for', () => {
    for (const share of [0.1, 0.25, 0.9])
      expect(makeDataset(config({ test: share, samples: 200 })).test.n).toBe(200 * share);
  });

  test('leaves something in both parts of the smallest set', () => {
    for (const share of [0.01, 0.99]) {
      const d = makeDataset(config({ test: share, samples: 10 }));
      expect(Math.min(d.train.n, d.test.n)).toBe(1);
    }
  });
});

describe('features', () => {
  test('are computed from the drawn coordinates, in the order asked for', () => {
    const d = makeDataset(config({ features: ['siny', 'xy', 'x2', 'x', 'x'] }));
    expect(d.featureNames).toEqual(['siny', 'xy', 'x2', 'x']);
    const [x, y] = d.train.points!;
    [Math.sin(y), x * y, x * x, x].forEach((value, k) => expect(d.train.x[k]).toBeCloseTo(value, 5));
  });

  test('never leak the target of a 1-D set', () => {
    expect(makeDataset(config({ set: 'sine', features: ['y', 'xy', 'x2'] })).featureNames).toEqual(['x2']);
    expect(makeDataset(config({ set: 'line', features: ['y'] })).featureNames).toEqual(['x']);
  });

  test('must be at least one', () => {
    expect(() => makeDataset(config({ features: [] }))).toThrow(expect.objectContaining({ key: 'no-features' }));
  });
});

const point = (x: number, y: number, label: number): DrawnPoint => ({ x, y, label });

describe('drawn points', () => {
  const four = [point(-1, -1, 0), point(1, 1, 0), point(-1, 1, 1), point(1, -1, 1)];

  test('none is an error of its own class, not a crash', () => {
    expect(() => makeDataset(config({ set: 'points' }))).toThrow(DataError);
    expect(() => makeDataset(config({ set: 'points' }))).toThrow(expect.objectContaining({ key: 'no-points' }));
  });

  test('few are all trained on, and tested on again', () => {
    for (const n of [1, 2, 3, 4]) {
      const d = makeDataset(config({ set: 'points', points: four.slice(0, n) }));
      expect(d).toMatchObject({ heldOut: false, classes: 2, train: { n }, test: { n } });
    }
    const twelve = [...four, ...four, ...four];
    expect(makeDataset(config({ set: 'points', points: twelve }))).toMatchObject({
      heldOut: true,
      train: { n: 6 },
      test: { n: 6 },
    });
  });

  test('have as many classes as the highest label says, at least two', () => {
    expect(makeDataset(config({ set: 'points', points: [point(0, 0, 0)] })).classes).toBe(2);
    expect(makeDataset(config({ set: 'points', points: [point(0, 0, 4)] })).classes).toBe(5);
  });

  test('that are no places or no classes are named', () => {
    for (const bad of [point(Number.NaN, 0, 0), point(0, Infinity, 0), point(1e30, 0, 0)]) {
      expect(() => makeDataset(config({ set: 'points', points: [...four, bad] }))).toThrow(
        expect.objectContaining({ key: 'bad-point', values: { index: 4, limit: 10 } }),
      );
    }
    for (const label of [-1, 0.5, Number.NaN, 1e9]) {
      expect(() => makeDataset(config({ set: 'points', points: [point(0, 0, label)] }))).toThrow(
        expect.objectContaining({ key: 'bad-label' }),
      );
    }
  });
});
