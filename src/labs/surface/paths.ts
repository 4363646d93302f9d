// The paths of racers, on the host: one row a racer and step, in the racers' order on the device.

/** Words of a row: x, y, f, lr; ∂f/∂x, ∂f/∂y, the gradient used; s0, s1 after the step. */
export const pathWords = 12;

/** The row of a step that was not made: the racer lay at (x, y), lost at step `lostAt` since. */
export function idleRow(x: number, y: number, lostAt: number): Float32Array {
  const row = new Float32Array(pathWords);
  row.set([x, y, Number.NaN, -1 - lostAt]);
  return row;
}

/** Of a row: since which step its racer lay there lost; undefined for the row of a step that was made. */
export const idleSince = (row: Float32Array): number | undefined => (row[3] < 0 ? -1 - row[3] : undefined);

export class Paths {
  #rows: Float32Array;
  #length = 0;
  constructor(readonly racers: number) {
    this.#rows = new Float32Array(64 * racers * pathWords);
  }

  /** Rows of the steps that came next. */
  add(rows: Float32Array): void {
    const needed = this.#length + rows.length;
    if (needed > this.#rows.length) {
      const grown = new Float32Array(2 ** Math.ceil(Math.log2(needed)));
      grown.set(this.#rows.subarray(0, this.#length));
      this.#rows = grown;
    }
    this.#rows.set(rows, this.#length);
    this.#length = needed;
  }

  row(racer: number, step: number): Float32Array {
    const at = (step * this.racers + racer) * pathWords;
    return this.#rows.subarray(at, at + pathWords);
  }

  set(racer: number, step: number, row: Float32Array): void {
    this.row(racer, step).set(row);
  }

  /** Forgets the steps from `step` on. */
  truncate(step: number): void {
    this.#length = Math.min(this.#length, step * this.racers * pathWords);
  }
}
