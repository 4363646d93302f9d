// Contours by marching squares: the line on which a grid of numbers has a value, as pairs of points.

/** Calls back with each piece of the contour, in cells from the middle of the first one. */
export function contour(
  values: Float32Array,
  columns: number,
  rows: number,
  level: number,
  piece: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const ends = new Float64Array(8);
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const a = values[at] - level;
      const b = values[at + 1] - level;
      const c = values[at + columns + 1] - level;
      const d = values[at + columns] - level;
      // NaN anywhere: the surface is not defined there, and no line runs on.
      if (!(a + b + c + d === a + b + c + d)) continue;
      let n = 0;
      if (a < 0 !== b < 0) n = put(ends, n, column + a / (a - b), row);
      if (b < 0 !== c < 0) n = put(ends, n, column + 1, row + b / (b - c));
      if (c < 0 !== d < 0) n = put(ends, n, column + d / (d - c), row + 1);
      if (d < 0 !== a < 0) n = put(ends, n, column, row + a / (a - d));
      if (n >= 4) piece(ends[0], ends[1], ends[2], ends[3]);
      if (n === 8) piece(ends[4], ends[5], ends[6], ends[7]);
    }
  }
}

function put(ends: Float64Array, n: number, x: number, y: number): number {
  ends[n] = x;
  ends[n + 1] = y;
  return n + 2;
}
