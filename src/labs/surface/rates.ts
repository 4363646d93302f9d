// The rows of `rates` (shaders/surface_race.wgsl): what differs from step to step, made on the host like the step
// table. (learning rate, the two bias corrections, 0), and behind it the surface's values where it is sampled.
import { permutation, stream } from '../../experiment/index.ts';
import { type Contestant, rowOf, varyingOf } from './contestant.ts';
import { regressionParameters } from './regression.ts';
import type { Surface } from './surface.ts';

/** Words of a row. */
export const rateWords = (surface: Surface): number => 4 * (1 + varyingOf(surface));

/**
 * Writes the rows of steps from … from + steps − 1 at out[at …], one stream of batches after the other. `seeds`: the
 * streams'; `t`: steps the optimizer has made before.
 */
export function writeRates(
  out: Float32Array,
  at: number,
  surface: Surface,
  contestant: Contestant,
  { from, steps, t, seeds }: { from: number; steps: number; t: number; seeds: readonly number[] },
): void {
  const words = rateWords(surface);
  for (let k = 0; k < steps; k++) {
    const { lr, correction1, correction2 } = rowOf(contestant, from + k, t + k);
    for (let s = 0; s < seeds.length; s++) out.set([lr, correction1, correction2, 0], at + (s * steps + k) * words);
  }
  const { sampled } = surface;
  if (!sampled) return;
  seeds.forEach((seed, s) => {
    const batches = new Batches(sampled.points.length, sampled.batch, seed);
    for (let k = 0; k < steps; k++) {
      const slots = surface.formula.slots(regressionParameters(sampled.points, batches.at(from + k)));
      out.set(slots.subarray(0, words - 4), at + (s * steps + k) * words + 4);
    }
  });
}

/** The mini-batches of a run as the trainer draws them: every sample once an epoch, in a new order each. */
export class Batches {
  readonly #order: Uint32Array<ArrayBuffer>;
  #epoch = -1;
  constructor(
    readonly samples: number,
    readonly size: number,
    readonly seed: number,
  ) {
    this.#order = new Uint32Array(samples);
  }

  /** Sample numbers of the batch of a step. */
  at(step: number): Uint32Array {
    const perEpoch = Math.ceil(this.samples / this.size);
    const epoch = Math.floor(step / perEpoch);
    if (epoch !== this.#epoch) permutation(this.samples, this.seed, stream.shuffle, epoch, this.#order);
    this.#epoch = epoch;
    const first = (step % perEpoch) * this.size;
    return this.#order.subarray(first, Math.min(this.samples, first + this.size));
  }
}
