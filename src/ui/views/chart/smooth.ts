// Exponential smoothing over steps, debiased, on the whole series before it is thinned (so that it does not depend
// on the thinning, nor on how many steps lie between two points).

/**
 * Writes to `out` the mean of all points so far, each weighted by e^(−steps since then / span). The weights are
 * divided by their sum, so the beginning is not dragged towards 0. Values that are not finite are left out and left as
 * they are. A span of 0 copies.
 */
export function smooth(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  length: number,
  span: number,
  out: Float64Array,
): Float64Array {
  let sum = 0;
  let weights = 0;
  let gap = Number.NaN;
  let keep = 0;
  let last = 0;
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (span <= 0 || !Number.isFinite(value)) {
      out[i] = value;
      continue;
    }
    if (steps[i] - last !== gap) {
      gap = steps[i] - last;
      keep = Math.exp(-gap / span);
    }
    last = steps[i];
    sum = sum * keep + value;
    weights = weights * keep + 1;
    out[i] = sum / weights;
  }
  return out;
}
