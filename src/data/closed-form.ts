// Linear least squares in closed form: what a linear model trained on the squared error must arrive at.
// Shown beside the learnt weights of the line, and used by tests as the judge of whole runs.

export interface LeastSquares {
  /** One weight per input. */
  weights: Float64Array;
  bias: number;
  /** Mean squared error at the solution. */
  mse: number;
}

/**
 * Ordinary least squares y ≈ x·w + b over n rows (x: n × inputs, y: n), by the normal equations in double precision.
 * Columns are centred first (b drops out, and the equations stay well conditioned). Directions the data do not
 * determine (a constant column, two equal columns, fewer rows than inputs) get weight 0.
 */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>, n: number, inputs: number): LeastSquares {
  const meanX = Float64Array.from({ length: inputs }, (_, j) => mean(n, (i) => x[i * inputs + j]));
  const meanY = mean(n, (i) => y[i]);
  const width = inputs + 1;
  // The augmented matrix [XᵀX | Xᵀy] of the centred data, inputs × (inputs + 1).
  const a = new Float64Array(inputs * width);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < inputs; j++) {
      const dx = x[i * inputs + j] - meanX[j];
      for (let k = 0; k < inputs; k++) a[j * width + k] += dx * (x[i * inputs + k] - meanX[k]);
      a[j * width + inputs] += dx * (y[i] - meanY);
    }
  }
  const weights = solve(a, inputs);
  let bias = meanY;
  for (let j = 0; j < inputs; j++) bias -= weights[j] * meanX[j];
  const mse = mean(n, (i) => {
    let error = bias - y[i];
    for (let j = 0; j < inputs; j++) error += weights[j] * x[i * inputs + j];
    return error * error;
  });
  return { weights, bias, mse };
}

/** Gauss–Jordan elimination of the symmetric n × (n + 1) system, pivoting on the largest diagonal; overwrites a. */
function solve(a: Float64Array, n: number): Float64Array {
  const width = n + 1;
  const done = new Uint8Array(n);
  let largest = 0;
  for (let j = 0; j < n; j++) largest = Math.max(largest, a[j * width + j]);
  for (let round = 0; round < n; round++) {
    let p = -1;
    for (let j = 0; j < n; j++) if (done[j] === 0 && (p < 0 || a[j * width + j] > a[p * width + p])) p = j;
    const pivot = a[p * width + p];
    if (!(pivot > largest * 1e-12)) break;
    done[p] = 1;
    for (let k = 0; k < width; k++) a[p * width + k] /= pivot;
    for (let j = 0; j < n; j++) {
      const factor = j === p ? 0 : a[j * width + p];
      if (factor !== 0) for (let k = 0; k < width; k++) a[j * width + k] -= factor * a[p * width + k];
    }
  }
  return Float64Array.from({ length: n }, (_, j) => (done[j] === 1 ? a[j * width + n] : 0));
}

function mean(n: number, term: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += term(i);
  return n > 0 ? sum / n : 0;
}
