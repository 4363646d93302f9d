// The way a run has come: θs of the past, evenly thinned out, however long it gets.
import type { Standpoint } from './watch.ts';

/** θs kept at most, and numbers in all of them together. */
const mostKept = 60;
const mostNumbers = 2e6;

interface Place {
  step: number;
  theta: Float64Array;
}

export class Path {
  #kept: Place[] = [];
  /** The one seen last, and the one before it at another step. */
  #last: Place | undefined;
  #former: Place | undefined;
  /** Of the θs seen, every how many-th is kept. */
  #stride = 1;
  #seen = 0;

  add({ step, theta }: Pick<Standpoint, 'step' | 'theta'>): void {
    if (this.#last && step < this.#last.step) {
      // Gone back: what comes now is another way.
      this.#kept = this.#kept.filter((place) => place.step < step);
      this.#last = this.#former = this.#kept.at(-1);
    }
    const place = { step, theta: Float64Array.from(theta) };
    if (this.#last?.step === step) {
      // Stands where it stood, or was moved by hand.
      if (this.#kept.at(-1) === this.#last) this.#kept[this.#kept.length - 1] = place;
      this.#last = place;
      return;
    }
    this.#former = this.#last;
    this.#last = place;
    if (this.#seen++ % this.#stride > 0) return;
    this.#kept.push(place);
    const most = Math.max(4, Math.min(mostKept, Math.floor(mostNumbers / theta.length)));
    if (this.#kept.length <= most) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#stride *= 2;
  }

  /** From the first θ seen to the last. */
  get thetas(): Float64Array[] {
    const thetas = this.#kept.map(({ theta }) => theta);
    if (this.#last && this.#kept.at(-1) !== this.#last) thetas.push(this.#last.theta);
    return thetas;
  }

  get former(): Float64Array | undefined {
    return this.#former?.theta;
  }
}
