// How a layer's numbers are spread: counts per bin over a range around 0, and what the picture cannot show.

export interface Histogram {
  counts: Uint32Array;
  /** The bins span −most … most. */
  most: number;
  n: number;
  mean: number;
  deviation: number;
  /** How many are as good as nothing: |v| < `tinyBelow`. */
  tiny: number;
}

export const tinyBelow = 1e-3;

/** Numbers looked at: of a larger layer every 2nd, 3rd …, and what is counted stands for all. */
const most = 65_536;

/** Of all the numbers in some stretches of an array; values that are not finite are left out. */
export function histogram(
  values: Float32Array,
  stretches: readonly { offset: number; length: number }[],
  bins: number,
  roundUp: (value: number) => number,
): Histogram {
  const stride = Math.ceil(stretches.reduce((sum, { length }) => sum + length, 0) / most);
  const seen: number[] = [];
  for (const { offset, length } of stretches) {
    for (let i = offset; i < offset + length; i += stride) if (Number.isFinite(values[i])) seen.push(values[i]);
  }
  const n = seen.length;
  let tiny = 0;
  let sum = 0;
  let largest = 0;
  for (const v of seen) {
    const size = Math.abs(v);
    sum += v;
    if (size < tinyBelow) tiny++;
    if (size > largest) largest = size;
  }
  const edge = largest > 0 ? roundUp(largest) : 1;
  const mean = n > 0 ? sum / n : 0;
  const counts = new Uint32Array(bins);
  let squares = 0;
  for (const v of seen) {
    squares += (v - mean) ** 2;
    counts[Math.min(bins - 1, Math.floor(((v / edge + 1) / 2) * bins))]++;
  }
  const deviation = n > 0 ? Math.sqrt(squares / n) : 0;
  return { counts, most: edge, n: n * stride, mean, deviation, tiny: tiny * stride };
}
