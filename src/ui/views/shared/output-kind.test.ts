import { expect, test } from 'vitest';
import { hiddenScale, onScale, usualSize } from './output-kind.ts';

test('a scale holds what is usual, not the corners', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i < 950 ? (i % 2 === 0 ? -1 : 1) * (i / 950) : 50));
  expect(usualSize(values)).toBeCloseTo(0.95, 1);
  expect(hiddenScale('relu', values)).toEqual({ most: 1, squash: 'linear' });
  expect(hiddenScale('relu', Float32Array.of(0, 0, Number.NaN, Infinity))).toEqual({ most: 1, squash: 'linear' });
  expect(hiddenScale('tanh', Float32Array.of(0.1, 0.1))).toEqual({ most: 1, squash: 'linear' });
});

test('raw numbers on the scale', () => {
  expect(onScale(0, { most: 1, squash: 'sigmoid' })).toBe(0);
  expect(onScale(100, { most: 1, squash: 'sigmoid' })).toBe(1);
  expect(onScale(-6, { most: 3, squash: 'linear' })).toBe(-1);
  expect(onScale(1.5, { most: 3, squash: 'linear' })).toBe(0.5);
});
