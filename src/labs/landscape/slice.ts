// A map of the loss over a plane through θ.
import type { LossModel, Point } from './model.ts';

export interface Slice {
  columns: number;
  rows: number;
  /** a runs from −reach[0] to reach[0] over the columns, b from reach[1] down to −reach[1] over the rows. */
  reach: Point;
  /** columns × rows, row 0 at the top; odd counts have θ itself in the middle. */
  values: Float64Array;
}

export interface SliceRequest {
  base: Float64Array;
  u: Float64Array;
  v: Float64Array;
  reach: Point;
  columns: number;
  rows: number;
}

/** From −1 to 1. */
const place = (i: number, count: number): number => (count > 1 ? (2 * i) / (count - 1) - 1 : 0);

/** `pause` is told between pieces of work; a promise is awaited. Undefined when it resolves with false. */
export async function sliceOf(
  model: LossModel,
  { base, u, v, reach, columns, rows }: SliceRequest,
  pause: () => Promise<boolean> | boolean = () => true,
): Promise<Slice | undefined> {
  await model.setPlane(base, u, v);
  const values = new Float64Array(columns * rows);
  const points = Array.from({ length: columns * rows }, (_, i): Point => [
    place(i % columns, columns) * reach[0],
    -place(Math.floor(i / columns), rows) * reach[1],
  ]);
  for (let first = 0; first < points.length;) {
    const losses = await model.losses(points.slice(first, first + model.atOnce));
    values.set(losses, first);
    first += losses.length;
    if (!(await pause())) return undefined;
  }
  return { columns, rows, reach, values };
}

/** The loss along one direction: at the distances given. */
export async function lineOf(
  model: LossModel,
  base: Float64Array,
  direction: Float64Array,
  distances: readonly number[],
): Promise<Float64Array> {
  await model.setPlane(base, direction, direction);
  return model.losses(distances.map((distance): Point => [distance, 0]));
}
