// The paths of racers, on the host: one row a racer and step, in the racers' order on the device.

/** Words of a row: x, y, f, lr; ∂f/∂x, ∂f/∂y, the gradient used; s0, s1 after the step. */
export const pathWords = 12;

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

  /** Forgets the steps from `step` on. */
  truncate(step: number): void {
    this.#length = Math.min(this.#length, step * this.racers * pathWords);
  }
}
