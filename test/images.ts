// Small pictures to test with: each class has a pattern of its own, and every picture noise of its own.
import type { Dataset, Split } from '../src/data/index.ts';
import { normal } from '../src/experiment/index.ts';

export interface Pictures {
  shape: readonly number[];
  classes: number;
  train: number;
  test: number;
  /** Standard deviation of the noise; the patterns' is 1. */
  noise: number;
}

export function pictures(options: Partial<Pictures> = {}): Dataset {
  const { shape, classes, train, test, noise } = {
    shape: [1, 8, 8],
    classes: 3,
    train: 60,
    test: 30,
    noise: 0.5,
    ...options,
  };
  const inputs = shape.reduce((a, b) => a * b, 1);
  const make = (n: number, first: number): Split => ({
    n,
    x: Float32Array.from(
      { length: n * inputs },
      (_, i) => normal(5, 1, (first + Math.floor(i / inputs)) % classes, i % inputs) + noise * normal(5, 2, first, i),
    ),
    y: Float32Array.from({ length: n }, (_, i) => (first + i) % classes),
  });
  const dataset: Dataset = {
    task: 'classification',
    classes,
    featureNames: [],
    inputs,
    shape,
    targets: 1,
    train: make(train, 0),
    test: make(test, train),
    heldOut: true,
    refold: { rows: new Uint32Array(), split: () => dataset },
  };
  return dataset;
}
