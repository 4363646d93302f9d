// The places at which the page shows every unit's output.
import type { Dataset } from '../data/types.ts';
import type { Probe } from './session-types.ts';

/**
 * Model inputs at a grid over the data's plane, row by row from the top left, rows × inputs; at a line for
 * one-dimensional data (its `rows` do not count). Undefined for data that have no plane.
 */
export function probeInputs({ plane, inputs }: Dataset, { columns, rows }: Probe): Float32Array | undefined {
  if (!plane) return undefined;
  const lines = plane.dimensions === 1 ? 1 : rows;
  const [xMin, xMax, yMin, yMax] = plane.domain;
  const out = new Float32Array(columns * lines * inputs);
  for (let r = 0; r < lines; r++) {
    for (let c = 0; c < columns; c++) {
      // Centres of the cells, so that the picture's edge is the domain's edge.
      const x = xMin + ((c + 0.5) / columns) * (xMax - xMin);
      const y = yMax - ((r + 0.5) / lines) * (yMax - yMin);
      plane.project(x, y, out, (r * columns + c) * inputs);
    }
  }
  return out;
}
