import { expect, test } from 'vitest';
import { largestIndices, layerNorm } from './largest.ts';

const layers = [
  { units: 2, inputs: 1, activation: 'tanh', weight: 0, bias: 4 },
  { units: 1, inputs: 2, activation: 'linear', weight: 8, bias: 12 },
];
//                       w  w  (padding) b  b           w  w        b
const values = Float32Array.of(1, -5, 99, 99, 0, 2, 99, 99, 3, -4, 99, 99, Number.NaN);

test('the largest, without padding and NaN', () => {
  expect(largestIndices({ layers }, values, 3)).toEqual([1, 9, 8]);
  expect(largestIndices({ layers }, values, 20)).toEqual([1, 9, 8, 5, 0, 4, 12]);
});

test('norm of a layer', () => {
  expect(layerNorm(layers[0], values)).toBeCloseTo(Math.sqrt(1 + 25 + 4), 6);
});
