// Sobol's sequence (Sobol 1967; Gray-code order: Antonov & Saleev 1979; direction numbers: Joe & Kuo 2008): points that
// fill a cube more evenly than random ones. Of 2ᵏ points every interval of length 2⁻ᵏ has exactly one, in every
// dimension.

/** Dimension 2 on: degree of the primitive polynomial, its inner coefficients as bits, and the first direction numbers. */
const directions: readonly (readonly [a: number, m: readonly number[]])[] = [
  [0, [1]],
  [1, [1, 3]],
  [1, [1, 3, 1]],
  [2, [1, 1, 1]],
  [1, [1, 1, 3, 3]],
  [4, [1, 3, 5, 13]],
  [2, [1, 1, 5, 5, 17]],
];

/** Dimensions there are. */
export const sobolDimensions = directions.length + 1;
const bits = 32;

/** v₁ … v₃₂ of a dimension, as 32-bit fractions. */
function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(bits);
  if (dimension === 0) {
    for (let i = 0; i < bits; i++) v[i] = 2 ** (bits - 1 - i);
    return v;
  }
  const [a, m] = directions[dimension - 1];
  const s = m.length;
  for (let i = 0; i < bits; i++) {
    if (i < s) {
      v[i] = m[i] * 2 ** (bits - 1 - i);
      continue;
    }
    let next = v[i - s] ^ (v[i - s] >>> s);
    for (let k = 1; k < s; k++) if (((a >>> (s - 1 - k)) & 1) === 1) next ^= v[i - k];
    v[i] = next >>> 0;
  }
  return v;
}

/** The first `count` points, each with `dimensions` numbers in [0, 1). */
export function sobol(count: number, dimensions: number): number[][] {
  if (dimensions > sobolDimensions) throw new RangeError(`at most ${sobolDimensions} dimensions`);
  const v = Array.from({ length: dimensions }, (_, d) => directionNumbers(d));
  const at = new Uint32Array(dimensions);
  const points: number[][] = [];
  for (let i = 0; i < count; i++) {
    points.push(Array.from(at, (word) => word / 2 ** bits));
    const bit = Math.clz32(~i & (i + 1)) ^ 31; // the lowest bit of i that is 0
    for (let d = 0; d < dimensions; d++) at[d] ^= v[d][bit];
  }
  return points;
}
