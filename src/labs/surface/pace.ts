// How much work to hand over at a time, from how long the last pieces took.

export class Pace {
  /** Work per millisecond; a guess at first. */
  #rate: number;
  /** When the last piece was done. */
  #done = 0;

  /** `target`: ms a piece should take. */
  constructor(
    readonly target: number,
    guess = 1e4,
  ) {
    this.#rate = guess;
  }

  /** How many units of `cost` make a piece. */
  amount(cost: number): number {
    return Math.max(16, Math.floor((this.target * this.#rate) / cost));
  }

  /** Does a piece and learns from it. Pieces may be handed over before the one before is done. */
  async time<T>(work: number, run: () => Promise<T>): Promise<T> {
    const handedOver = performance.now();
    const result = await run();
    const now = performance.now();
    const took = Math.max(0.2, now - Math.max(handedOver, this.#done));
    this.#done = now;
    // A piece of a few ms is mostly the way there and back: it says little, but that more may be asked for.
    const rate =
      took < this.target / 4 ? Math.max(this.#rate, Math.min(4 * this.#rate, (2 * work) / took)) : work / took;
    this.#rate = Math.max(rate, this.#rate / 4);
    return result;
  }
}
