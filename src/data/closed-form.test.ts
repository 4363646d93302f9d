import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDefaults } from '../experiment/index.ts';
import { leastSquares, makeDataset } from './index.ts';
import { intercept, slope } from './sets/line.ts';

const lineRows = (noise: number) =>
  makeDataset(withDefaults({ data: { set: 'line', samples: 5000, noise, test: 0.1 } }).data).train;

test('finds the line through points by hand', () => {
  // (0, 1), (1, 3), (2, 2): slope Sxy/Sxx = 1/2, intercept 2 − 1/2; residuals −1/2, 1, −1/2.
  const fit = leastSquares([0, 1, 2], [1, 3, 2], 3, 1);
  expect(fit.weights[0]).toBeCloseTo(0.5, 14);
  expect(fit.bias).toBeCloseTo(1.5, 14);
  expect(fit.mse).toBeCloseTo(0.5, 14);
});

test('finds y = 2x + 1 in the line set', () => {
  const clean = lineRows(0);
  const exact = leastSquares(clean.x, clean.y, clean.n, 1);
  expect(exact.weights[0]).toBeCloseTo(slope, 6);
  expect(exact.bias).toBeCloseTo(intercept, 6);
  const noisy = lineRows(0.1);
  const fit = leastSquares(noisy.x, noisy.y, noisy.n, 1);
  expect(fit.weights[0]).toBeCloseTo(slope, 1);
  expect(fit.bias).toBeCloseTo(intercept, 1);
  expect(fit.mse).toBeCloseTo(0.01, 3); // the noise's variance, 0.1²
});

test('recovers any weights from noiseless rows, far from the origin too', () => {
  const weight = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 4 }), weight, fc.constantFrom(0, 100), (w, b, offset) => {
      const [n, inputs] = [40, w.length];
      const x = Float64Array.from({ length: n * inputs }, (_, i) => offset + Math.sin(i * i + 1));
      const y = Float64Array.from({ length: n }, (_, i) => w.reduce((sum, wj, j) => sum + wj * x[i * inputs + j], b));
      const fit = leastSquares(x, y, n, inputs);
      w.forEach((wj, j) => expect(fit.weights[j]).toBeCloseTo(wj, 8));
      expect(fit.mse).toBeLessThan(1e-18);
    }),
  );
});

test('leaves weight 0 where the data decide nothing', () => {
  expect(leastSquares([3, 3, 3], [1, 2, 3], 3, 1)).toMatchObject({ weights: new Float64Array([0]), bias: 2 });
  const twins = leastSquares([1, 1, 2, 2, 4, 4], [1, 2, 4], 3, 2); // two equal columns, y = x
  expect(twins.weights[0] + twins.weights[1]).toBeCloseTo(1, 12);
  expect(Math.min(Math.abs(twins.weights[0]), Math.abs(twins.weights[1]))).toBe(0);
  expect(leastSquares([2], [5], 1, 1)).toMatchObject({ bias: 5, mse: 0 });
  expect(leastSquares([], [], 0, 2)).toMatchObject({ bias: 0, mse: 0 });
});
