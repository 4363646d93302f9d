// Which plane through θ a map shows.
import type { Parameter } from '../../engine/kernel.ts';
import { anyDirection, filterNormalized, mainComponents, project, without } from './directions.ts';
import { norm } from './linear-algebra.ts';
import type { Point } from './model.ts';
import type { PlaneChoice } from './plane-choices.ts';

export interface PlaneGiven {
  theta: Float64Array;
  parameters: readonly Parameter[];
  seed: number;
  /** θs seen before, the last of them θ itself. */
  past: readonly Float64Array[];
  /** The one seen last before θ, of which the last step is known. */
  former: Float64Array | undefined;
  gradient: Float32Array;
  /** Direction of the largest curvature. */
  top: Float64Array | undefined;
}

export interface Plane {
  u: Float64Array;
  v: Float64Array;
  /** How far the map goes along u and v. */
  reach: Point;
  /** Of the path's spread, what lies in this plane; of a plane of its components only. */
  share?: number;
  /** Where θs lie in it. */
  place(thetas: readonly Float64Array[]): [number, number][];
}

export function choosePlane(choice: PlaneChoice, given: PlaneGiven): Plane {
  const { theta } = given;
  const { u, v, reach, share } = directionsOf(choice, given);
  return { u, v, reach, share, place: (thetas) => project(thetas, theta, u, v) };
}

function directionsOf(choice: PlaneChoice, given: PlaneGiven): Omit<Plane, 'place'> {
  const { theta, parameters, seed, past, former, gradient, top } = given;
  if (choice === 'path' && past.length > 2) {
    const { u, v, share } = mainComponents(past);
    // As far as the path goes, and a little further; never to nothing.
    const places = project(past, theta, u, v);
    const least = 0.05 * norm(theta);
    const reach = (axis: 0 | 1): number => 1.2 * Math.max(least, ...places.map((place) => Math.abs(place[axis])));
    return { u, v, reach: [reach(0), reach(1)], share };
  }
  if (choice === 'curvature' && top) {
    const step = former ? theta.map((value, i) => value - former[i]) : Float64Array.from(gradient, (g) => -g);
    const u = top;
    const v = unitOr(without(step, top), filterNormalized(theta, parameters, seed));
    const reach = 0.25 * Math.max(1, norm(theta));
    return { u, v, reach: [reach, reach] };
  }
  const u = filterNormalized(theta, parameters, seed);
  let v = without(filterNormalized(theta, parameters, seed, 1), u);
  // One weight has no second direction: then the biases move after all.
  if (norm(v) <= 1e-6 * norm(u)) v = lengthOf(without(anyDirection(theta, parameters, seed), u), norm(u));
  return { u, v, reach: [1, 1] };
}

/** `direction` at length 1; `otherwise` where it has none. */
const unitOr = (direction: Float64Array, otherwise: Float64Array): Float64Array =>
  lengthOf(norm(direction) > 1e-12 ? direction : otherwise, 1);

function lengthOf(direction: Float64Array, length: number): Float64Array {
  const scale = length / Math.max(norm(direction), 1e-12);
  return direction.map((value) => value * scale);
}
