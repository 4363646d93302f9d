// The step table of many runs: for every run the rows a trainer would write for it. Runs with the same seed and
// batches share their samples, and a row is the run's former row with a few words changed: a map has millions.
import type { BatchConfig, Experiment, OptimizerConfig } from '../../experiment/index.ts';
import { biasCorrection, optimizerSpecs } from '../optimizers/index.ts';
import { fillRow, rateOf } from '../rows.ts';
import { initialState, type RunState } from '../run-state.ts';
import { Sampler } from '../sampler.ts';
import { emptyStep, stepFields, stepStride, type StepTable } from '../step.ts';

const words = stepStride / 4;
const place = Object.fromEntries(stepFields.map(([name], i) => [name, i])) as Record<
  (typeof stepFields)[number][0],
  number
>;

/** The batches of all runs with one seed and one way of batching, step by step. */
class Batches {
  readonly #sampler: Sampler;
  #from = -1;
  readonly sizes: number[] = [];
  samples = new Uint32Array(0);
  /** Words of `samples` in use. */
  words = 0;

  constructor(
    readonly batch: BatchConfig,
    samples: number,
    seed: number,
    readonly largest: number,
  ) {
    this.#sampler = new Sampler(samples, seed);
  }

  /** The batches of steps from … from + rows − 1, which follow those asked for before. */
  take(from: number, rows: number): this {
    if (from === this.#from) return this;
    this.#from = from;
    if (this.samples.length < rows * this.largest) this.samples = new Uint32Array(rows * this.largest);
    this.words = 0;
    for (let k = 0; k < rows; k++) {
      this.sizes[k] = this.#sampler.next(this.batch, from + k, this.batch.size, this.largest, this.samples, this.words);
      this.words += this.sizes[k];
    }
    return this;
  }
}

/** 1 − βᵗ of all runs with one pair of β, step by step. */
class Corrections {
  #from = -1;
  /** Two a step. */
  readonly values: number[] = [];

  constructor(readonly optimizer: OptimizerConfig) {}

  take(from: number, rows: number): readonly number[] {
    if (from !== this.#from) {
      for (let k = 0; k < rows; k++) {
        [this.values[2 * k], this.values[2 * k + 1]] = biasCorrection(this.optimizer, from + k + 1);
      }
    }
    this.#from = from;
    return this.values;
  }
}

/** One object for all experiments with the same key. */
function grouped<T>(
  experiments: readonly Experiment[],
  key: (x: Experiment) => unknown,
  make: (x: Experiment) => T,
): T[] {
  const known = new Map<string, T>();
  return experiments.map((x) => {
    const text = JSON.stringify(key(x));
    const found = known.get(text) ?? make(x);
    known.set(text, found);
    return found;
  });
}

/** Whether the rate is the same at every step from `from` on. */
const isConstant = ({ schedule }: Experiment, from: number): boolean =>
  schedule.type === 'constant' && from >= schedule.warmup;

export class PopulationRows {
  readonly #batches: Batches[];
  readonly #corrections: Corrections[] | undefined;
  readonly #states: RunState[];
  readonly #step = emptyStep();

  /** `largest`: rows of the largest batch of any run. */
  constructor(
    readonly experiments: readonly Experiment[],
    samples: number,
    readonly largest: number,
  ) {
    this.#batches = grouped(
      experiments,
      ({ seed, batch }) => [seed, batch],
      ({ seed, batch }) => new Batches(batch, samples, seed, largest),
    );
    if (optimizerSpecs[experiments[0].optimizer.type].correctsBias) {
      this.#corrections = grouped(
        experiments,
        ({ optimizer: { beta1, beta2, biasCorrection: on } }) => [beta1, beta2, on],
        ({ optimizer }) => new Corrections(optimizer),
      );
    }
    this.#states = experiments.map(initialState);
  }

  /** Whether runs first … first + count − 1 all have the same batches: then a dispatch needs them once. */
  shared(first: number, count: number): boolean {
    return this.#batches.slice(first, first + count).every((batches) => batches === this.#batches[first]);
  }

  /**
   * Rows of `rows` steps from step `from` on, for `count` runs one after the other, into the table; the samples of
   * their batches into `order`. Returns the words of `order` in use. Slots of the ring count from 0.
   */
  fill(table: StepTable, order: Uint32Array, first: number, count: number, from: number, rows: number): number {
    const u32 = new Uint32Array(table.bytes);
    const f32 = new Float32Array(table.bytes);
    const placed = new Map<Batches, number>();
    let used = 0;
    for (let n = 0; n < count; n++) {
      const batches = this.#batches[first + n].take(from, rows);
      let offset = placed.get(batches);
      if (offset === undefined) {
        order.set(batches.samples.subarray(0, batches.words), used);
        placed.set(batches, (offset = used));
        used += batches.words;
      }
      const x = this.experiments[first + n];
      const state = this.#states[first + n];
      const corrections = this.#corrections?.[first + n].take(from, rows);
      const constant = isConstant(x, from);
      state.step = from;
      fillRow(this.#step, x, state);
      table.set(n * rows, this.#step);
      const start = n * rows * words;
      for (let k = 0; k < rows; k++) {
        const at = start + k * words;
        if (k > 0) for (let field = 0; field < stepFields.length; field++) u32[at + field] = u32[start + field];
        u32[at + place.index] = from + k;
        u32[at + place.t] = from + k + 1;
        u32[at + place.slot] = k;
        u32[at + place.offset] = offset;
        u32[at + place.size] = batches.sizes[k];
        offset += batches.sizes[k];
        if (!constant) {
          state.step = from + k;
          f32[at + place.lr] = rateOf(x, state);
        }
        if (corrections) {
          f32[at + place.correction1] = corrections[2 * k];
          f32[at + place.correction2] = corrections[2 * k + 1];
        }
      }
    }
    return used;
  }
}
