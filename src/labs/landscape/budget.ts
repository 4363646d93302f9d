// Work in the background that takes a share of the time and no more: after a slice of it, a rest in proportion.

export class Budget {
  #since = performance.now();

  constructor(
    /** Of the time. */
    public share: number,
    /** ms of work between two rests. */
    readonly slice = 4,
  ) {}

  /** Called between pieces of work; rests when it is time to. */
  async pause(): Promise<void> {
    const spent = performance.now() - this.#since;
    if (spent < this.slice) return;
    await new Promise((resolve) => setTimeout(resolve, spent / this.share - spent));
    this.#since = performance.now();
  }

  /** Work starts now, after a time of waiting for something else. */
  start(): void {
    this.#since = performance.now();
  }
}
