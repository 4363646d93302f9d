// The plane the sets lie in, and how noise moves a point.
//
// Points lie within ± 2.5 and the drawn plane is ± 3: half the size of TensorFlow Playground's ± 5 and ± 6, its
// shapes otherwise alike. At this size a coordinate has a standard deviation near 1, which is what Xavier's
// initial weights expect; x² stays below 10, so that it trains at the same learning rates; and sin x has a whole
// period in view, so that it is a different function from x.
import type { Domain, Draws, LabelledPoint } from './types.ts';

/** Half the width of what the sets fill. */
export const extent = 2.5;

/** The drawn plane. */
export const planeDomain: Domain = [-3, 3, -3, 3];

/**
 * The point moved by Gaussian noise of standard deviation `deviation` in x and in y. Its label stays: noise makes
 * classes overlap. Sets pass noise × a distance of their own (ring to ring, half of arm to arm), so that the same
 * setting is about as hard everywhere: at 0.25 nine points in ten can still be told right, at 0.5 three in four.
 */
export function stray(point: LabelledPoint, index: number, deviation: number, draws: Draws): LabelledPoint {
  if (deviation === 0) return point;
  return {
    x: point.x + deviation * draws.normal(index, 0),
    y: point.y + deviation * draws.normal(index, 1),
    label: point.label,
  };
}

/** The place at radius r and angle t (radians, counter-clockwise from the x axis). */
export const polar = (r: number, t: number, label: number): LabelledPoint => ({
  x: r * Math.cos(t),
  y: r * Math.sin(t),
  label,
});

/** A radius between two bounds such that the points fill the ring evenly by area; u in [0, 1). */
export const ringRadius = (inner: number, outer: number, u: number): number =>
  Math.sqrt(inner * inner + (outer * outer - inner * inner) * u);

/** A regression target with Gaussian noise: its standard deviation is noise × a quarter of the targets' range. */
export function noisyValue(
  value: number,
  range: readonly [number, number],
  noise: number,
  index: number,
  draws: Draws,
): number {
  return value + noise * 0.25 * (range[1] - range[0]) * draws.normal(index, 0);
}
