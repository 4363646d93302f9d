// Mean absolute error, root mean squared error and R², with scikit-learn's conventions.
import type { RegressionMetrics } from './types.ts';

/** predicted and truth: one value per row. Sums are in double precision. No rows: 0 throughout, flagged. */
export function regressionMetrics(predicted: ArrayLike<number>, truth: ArrayLike<number>): RegressionMetrics {
  const n = truth.length;
  if (predicted.length !== n)
    throw new RangeError(`expected a prediction for each of ${n} rows, got ${predicted.length}`);
  if (n === 0) return { mae: 0, rmse: 0, r2: 0, undefinedScores: true };
  let mean = 0;
  for (let i = 0; i < n; i++) mean += truth[i] / n;
  let absolute = 0;
  let residual = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const error = predicted[i] - truth[i];
    absolute += Math.abs(error);
    residual += error * error;
    total += (truth[i] - mean) ** 2;
  }
  const constant = total === 0;
  const r2 = constant ? Number(residual === 0) : 1 - residual / total;
  return { mae: absolute / n, rmse: Math.sqrt(residual / n), r2, undefinedScores: constant };
}
