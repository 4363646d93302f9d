// Accuracy, precision, recall, F1 and the confusion matrix, with scikit-learn's conventions.
import type { ClassificationMetrics, ClassScores } from './types.ts';

/** truth and predicted: one class index per row. */
export function classificationMetrics(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
  classes: number,
): ClassificationMetrics {
  if (predicted.length !== truth.length) {
    throw new RangeError(`expected a prediction for each of ${truth.length} rows, got ${predicted.length}`);
  }
  const confusion = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let i = 0; i < truth.length; i++) confusion[truth[i]][predicted[i]]++;
  return fromConfusion(confusion);
}

/** The scores that follow from a confusion matrix (rows truth, columns predicted), however it was counted. */
function fromConfusion(confusion: number[][]): ClassificationMetrics {
  const classes = confusion.length;
  let undefinedScores = false;
  const ratio = (part: number, whole: number): number => {
    if (whole > 0) return part / whole;
    undefinedScores = true;
    return 0;
  };
  const support = confusion.map((row) => row.reduce((a, b) => a + b, 0));
  const predicted = confusion.map((_, k) => confusion.reduce((sum, row) => sum + row[k], 0));
  const hits = confusion.map((row, k) => row[k]);
  const perClass = hits.map((hit, k): ClassScores => ({
    precision: ratio(hit, predicted[k]),
    recall: ratio(hit, support[k]),
    // 2·P·R/(P + R), written so that it is 0 and not 0/0 where a class has rows but no hit.
    f1: ratio(2 * hit, predicted[k] + support[k]),
    support: support[k],
  }));
  const overall = (score: 'precision' | 'recall' | 'f1'): number =>
    classes === 2 ? perClass[1][score] : perClass.reduce((sum, scores) => sum + scores[score], 0) / classes;
  return {
    accuracy: ratio(sum(hits), sum(support)),
    precision: overall('precision'),
    recall: overall('recall'),
    f1: overall('f1'),
    perClass,
    confusion,
    undefinedScores,
  };
}

/**
 * The class each row of a model's output speaks for. One column (two classes): class 1 where the output is above
 * `threshold` (0 for a logit or a hinge score, 0.5 for a 0/1 target). More columns: the largest, the first of equals.
 * A row with a NaN gets class 0.
 */
export function predictedClasses(output: ArrayLike<number>, n: number, columns: number, threshold = 0): Uint32Array {
  const out = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    if (columns === 1) {
      out[i] = output[i] > threshold ? 1 : 0;
      continue;
    }
    let best = 0;
    for (let k = 1; k < columns; k++) if (output[i * columns + k] > output[i * columns + best]) best = k;
    out[i] = best;
  }
  return out;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
