// The curvature of a surface at a place, exactly, from the formula's second derivatives.
import type { Derivatives } from './formula/compile.ts';

export interface Eigen {
  /** The larger and the smaller eigenvalue of the Hessian. */
  largest: number;
  smallest: number;
  /** Unit vector along which the curvature is the largest. */
  direction: readonly [number, number];
}

/** Of the symmetric matrix (a b; b c). */
export function eigen(a: number, b: number, c: number): Eigen {
  const mean = (a + c) / 2;
  const half = (a - c) / 2;
  const radius = Math.hypot(half, b);
  const largest = mean + radius;
  const angle = Math.atan2(b, half) / 2;
  return { largest, smallest: mean - radius, direction: [Math.cos(angle), Math.sin(angle)] };
}

export const hessianEigen = ({ fxx, fxy, fyy }: Derivatives): Eigen => eigen(fxx, fxy, fyy);

/** Of P^(−½)·H·P^(−½) with P = diag(px, py). */
export const preconditionedEigen = ({ fxx, fxy, fyy }: Derivatives, px: number, py: number): Eigen =>
  eigen(fxx / px, fxy / Math.sqrt(px * py), fyy / py);
