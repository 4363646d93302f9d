// Lines of equal height over a grid, by marching squares: pieces from side to side of each cell.

/** x and y from 0 to 1 over the grid's cells, as (x₁, y₁, x₂, y₂) one after the other. */
export function contour(values: Float32Array, columns: number, rows: number, level: number): number[] {
  const pieces: number[] = [];
  const x = (column: number): number => (column + 0.5) / columns;
  const y = (row: number): number => (row + 0.5) / rows;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const [a, b, c, d] = [values[at], values[at + 1], values[at + columns], values[at + columns + 1]];
      const cuts: number[] = [];
      const cross = (from: number, to: number): number => (level - from) / (to - from);
      if (a < level !== b < level) cuts.push(x(column + cross(a, b)), y(row));
      if (c < level !== d < level) cuts.push(x(column + cross(c, d)), y(row + 1));
      if (a < level !== c < level) cuts.push(x(column), y(row + cross(a, c)));
      if (b < level !== d < level) cuts.push(x(column + 1), y(row + cross(b, d)));
      // Two cuts are a piece; at a saddle four are two of them, one of the two ways.
      for (let i = 0; i + 3 < cuts.length; i += 4) pieces.push(...cuts.slice(i, i + 4));
    }
  }
  return pieces;
}
