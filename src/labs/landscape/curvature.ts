// The largest curvature of a network's loss: λ_max of the Hessian H, from products H·v alone.
//
// H·v is (∇(θ + εv) − ∇(θ))/ε. In double precision (double-model.ts) that is exact to about 1e-6; in single precision
// ε must be large, differences are taken on both sides, and λ is good to a few per cent. Products are spent on Lanczos'
// method: the power iteration's vectors v, Hv, H²v … kept orthogonal, so that λ_max comes out among the extreme values
// of a small matrix, also where −λ_min is larger (for which plain power iteration would go).
import { addScaled, dot, norm, symmetricEigen, unit } from './linear-algebra.ts';
import type { LossModel } from './model.ts';

export interface TopCurvature {
  value: number;
  /** The direction, of length 1. */
  vector: Float64Array;
  /** Hessian-vector products it took. */
  products: number;
}

export interface CurvatureOptions {
  /** Where to start looking: the last direction found, say. */
  start?: Float64Array;
  /** Of P^(−½)·H·P^(−½): the divisors P, one a parameter. */
  divisors?: Float64Array;
  mostProducts?: number;
  /** Relative change between two products at which it stops. */
  tolerance?: number;
  /** The gradients are of single precision. */
  single?: boolean;
  /** Told between products; a promise is awaited. */
  pause?: () => Promise<void> | void;
}

/** λ₂ of the penalty λ₂/2·Σθ² adds to every eigenvalue: the caller's business. */
export async function topCurvature(
  model: LossModel,
  theta: Float64Array,
  options: CurvatureOptions = {},
): Promise<TopCurvature> {
  const { mostProducts = 30, tolerance = 2e-3, divisors } = options;
  const product = await hessianProduct(model, theta, options);
  const basis: Float64Array[] = [unit(withStart(options.start, theta.length))];
  const matrix: number[][] = [];
  let best: TopCurvature = { value: 0, vector: basis[0], products: 0 };
  for (let k = 0; k < Math.min(mostProducts, theta.length); k++) {
    const w = await product(basis[k]);
    // All of the basis, twice: rounding must not bring a found direction back.
    const row = basis.map((q) => dot(q, w));
    for (let pass = 0; pass < 2; pass++) for (const q of basis) addScaled(w, -dot(q, w), q);
    matrix.push(row);
    const symmetric = matrix.map((_, i) => matrix.map((__, j) => matrix[Math.max(i, j)][Math.min(i, j)]));
    const [top] = symmetricEigen(symmetric);
    const former = best.value;
    best = { value: top.value, vector: combine(basis, top.vector), products: k + 1 };
    const rest = norm(w);
    const settled = k > 1 && Math.abs(best.value - former) <= tolerance * Math.abs(best.value);
    if (settled || rest <= 1e-10 * Math.max(1, Math.abs(best.value))) break;
    basis.push(unit(w));
    await options.pause?.();
  }
  if (divisors) best.vector = unit(best.vector.map((value, i) => value / Math.sqrt(divisors[i])));
  return best;
}

/** Not orthogonal to anything: a start from before may have lost a direction that matters now. */
function withStart(start: Float64Array | undefined, length: number): Float64Array {
  const random = Float64Array.from({ length }, (_, i) => Math.sin(1.7 * i * i + 0.3 * i + 1));
  if (!start) return random;
  const mixed = unit(start);
  addScaled(mixed, 0.05, unit(random));
  return mixed;
}

function combine(basis: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(basis[0].length);
  for (let i = 0; i < weights.length; i++) addScaled(sum, weights[i], basis[i]);
  return unit(sum);
}

/** v ↦ H·v, or v ↦ P^(−½)·H·P^(−½)·v. */
async function hessianProduct(
  model: LossModel,
  theta: Float64Array,
  { divisors, single = false }: CurvatureOptions,
): Promise<(v: Float64Array) => Promise<Float64Array>> {
  const moved = new Float64Array(theta.length);
  const gradientAt = async (direction: Float64Array, distance: number): Promise<Float64Array> => {
    for (let i = 0; i < moved.length; i++) moved[i] = theta[i] + distance * direction[i];
    return (await model.gradient(moved)).gradient;
  };
  const scale = divisors?.map((d) => 1 / Math.sqrt(d));
  const { gradient: here } = await model.gradient(theta);
  return async (v) => {
    const direction = scale ? v.map((value, i) => value * scale[i]) : v;
    const length = norm(direction);
    if (length === 0) return new Float64Array(theta.length);
    const epsilon = (single ? 2e-2 : 1e-6) / length;
    const there = await gradientAt(direction, epsilon);
    const back = single ? await gradientAt(direction, -epsilon) : here;
    const across = single ? 2 * epsilon : epsilon;
    return there.map((g, i) => ((g - back[i]) / across) * (scale ? scale[i] : 1));
  };
}
