// Directions in weight space that are worth a look.
import type { Parameter } from '../../engine/kernel.ts';
import { normal, stream } from '../../experiment/index.ts';
import { addScaled, dot, norm, symmetricEigen, unit } from './linear-algebra.ts';

/**
 * A random direction in which every filter (the weights into one unit) is as long as θ's own, and biases do not move:
 * so that flat and sharp mean the same whatever the layers' scales (Li et al. 2018, "Visualizing the Loss Landscape of
 * Neural Nets").
 */
export function filterNormalized(
  theta: ArrayLike<number>,
  parameters: readonly Parameter[],
  seed: number,
  number = 0,
): Float64Array {
  const direction = new Float64Array(theta.length);
  for (const { role, shape, offset, length } of parameters) {
    if (role === 'bias') continue;
    const filter = length / shape[0];
    for (let start = offset; start < offset + length; start += filter) {
      const own = Array.from({ length: filter }, (_, i) => theta[start + i]);
      const drawn = own.map((_, i) => normal(seed, stream.noise, number, start + i));
      const scale = norm(own) / Math.max(norm(drawn), 1e-12);
      drawn.forEach((value, i) => (direction[start + i] = value * scale));
    }
  }
  return direction;
}

/** A random direction of all parameters, biases too. */
export function anyDirection(theta: ArrayLike<number>, parameters: readonly Parameter[], seed: number): Float64Array {
  const direction = new Float64Array(theta.length);
  for (const { offset, length } of parameters) {
    for (let i = offset; i < offset + length; i++) direction[i] = normal(seed, stream.noise, 2, i);
  }
  return direction;
}

/** `direction` without its part along `other`. */
export function without(direction: Float64Array, other: Float64Array): Float64Array {
  const result = direction.slice();
  const square = dot(other, other);
  if (square > 0) addScaled(result, -dot(direction, other) / square, other);
  return result;
}

/** The plane in which a path of θs lies best: its two main components around its end, and their share of its spread. */
export function mainComponents(path: readonly Float64Array[]): { u: Float64Array; v: Float64Array; share: number } {
  const end = path.at(-1)!;
  const rows = path.slice(0, -1).map((theta) => theta.map((value, i) => value - end[i]));
  const gram = rows.map((a) => rows.map((b) => dot(a, b)));
  const pairs = symmetricEigen(gram);
  const total = pairs.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const [u, v] = [0, 1].map((k) => {
    const direction = new Float64Array(end.length);
    pairs[k]?.vector.forEach((weight, i) => addScaled(direction, weight, rows[i]));
    return unit(direction);
  });
  const share = total > 0 ? ((pairs[0]?.value ?? 0) + (pairs[1]?.value ?? 0)) / total : 1;
  return { u, v, share };
}

/** Where θs lie in the plane base + a·u + b·v: the nearest places. u and v need not be at right angles. */
export function project(
  path: readonly ArrayLike<number>[],
  base: Float64Array,
  u: Float64Array,
  v: Float64Array,
): [number, number][] {
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const determinant = uu * vv - uv * uv;
  return path.map((theta) => {
    const d = Float64Array.from(theta, (value, i) => value - base[i]);
    const [du, dv] = [dot(d, u), dot(d, v)];
    if (determinant <= 1e-12 * uu * vv) return [uu > 0 ? du / uu : 0, 0];
    return [(du * vv - dv * uv) / determinant, (dv * uu - du * uv) / determinant];
  });
}
