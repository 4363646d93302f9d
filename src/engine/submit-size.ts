// How many steps go into a submit where so many steps are to be made and no more (run-steps.ts), from measured time.

/** A submit's time is what its steps take and, on a device that also works for others, a wait that its size has no part in. */
export class SubmitSize {
  /** Steps for the next submit. */
  steps = 16;
  #last: { steps: number; ms: number } | undefined;
  #each = 0;

  /**
   * @param pace milliseconds of steps a submit aims at
   * @param most steps of a submit at most
   * @param waits whether a submit may wait for others: then a step's time is taken from two submits of different size,
   * as a wait divided by the steps would make the next submit smaller, which waits as long, and so on down to one step
   */
  constructor(
    readonly pace: number,
    readonly most: number,
    readonly waits: boolean,
  ) {}

  /** Told that a submit of so many steps took so long. */
  took(steps: number, ms: number): void {
    const last = this.#last;
    if (!last || !this.waits) this.#each = ms / steps;
    else if (steps !== last.steps)
      this.#each = Math.min(Math.max(0, (ms - last.ms) / (steps - last.steps)), ms / steps);
    else if (ms > 4 * this.pace) {
      // The most there is, and it takes long: half of it tells whether that is a wait or the steps.
      this.steps = Math.ceil(steps / 2);
      return;
    } else this.#each = Math.min(this.#each, ms / steps);
    this.#last = { steps, ms };
    // By a factor of two at most: one stutter must not make it small, nor one lucky submit hold up the page.
    const wanted = Math.floor(this.pace / this.#each); // infinite where no time was measured
    this.steps = Math.max(1, Math.min(Math.max(wanted, Math.ceil(this.steps / 2)), 2 * this.steps, this.most));
  }
}
