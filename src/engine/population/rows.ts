// The step table of many runs: a row for the first step of every run, and in `order` what the steps after it change, which
// most runs have in common (shaders/shared/fused.wgsl says how it is read). A map has millions of steps: a row of the
// table for each would take longer to write than the step to make.
import type { BatchConfig, Experiment, OptimizerConfig } from '../../experiment/index.ts';
import { biasCorrection, optimizerSpecs } from '../optimizers/index.ts';
import type { LiveValue } from '../plan-builder.ts';
import { fillRow, rateOf } from '../rows.ts';
import { initialState, type RunState } from '../run-state.ts';
import { Sampler } from '../sampler.ts';
import { emptyStep, stepFields, stepStride, StepTable } from '../step.ts';

/** Words of `order` that a step takes besides its samples: four, which runs may share, and its rate. */
export const wordsOfStep = 5;
const sharedWords = 4;
/** `slot` of a row whose rate does not change. */
const noRates = 0xffffffff;
const rowWords = stepStride / 4;
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
  /** Every run's first row: later ones differ in a few words. */
  readonly #firstRows: Uint32Array;

  /** `largest`: rows of the largest batch of any run; `live`: the plan's live values. */
  constructor(
    readonly experiments: readonly Experiment[],
    samples: number,
    readonly largest: number,
    live: readonly LiveValue[],
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
    const table = new StepTable(experiments.length);
    const step = emptyStep();
    experiments.forEach((x, run) => {
      fillRow(step, x, this.#states[run]);
      live.forEach((value, i) => (step.live[i] = value(x)));
      table.set(run, step);
    });
    this.#firstRows = new Uint32Array(table.bytes);
  }

  /** Whether runs first … first + count − 1 all have the same batches: then a dispatch needs them once. */
  shared(first: number, count: number): boolean {
    return this.#batches.slice(first, first + count).every((batches) => batches === this.#batches[first]);
  }

  /**
   * `rows` steps from step `from` on, for `count` runs: their rows into the table, and what goes with them into `order`.
   * Returns the words of `order` in use.
   */
  fill(table: StepTable, order: Uint32Array, first: number, count: number, from: number, rows: number): number {
    const f32 = new Float32Array(order.buffer, order.byteOffset, order.length);
    const [row, rowF32] = [new Uint32Array(table.bytes), new Float32Array(table.bytes)];
    row.set(this.#firstRows.subarray(first * rowWords, (first + count) * rowWords));
    const samples = new Map<Batches, number>();
    const shared = new Map<Batches, Map<Corrections | undefined, number>>();
    let used = 0;
    const take = (words: number): number => {
      used += words;
      return used - words;
    };
    const samplesOf = (batches: Batches): number => {
      let at = samples.get(batches);
      if (at === undefined) {
        samples.set(batches, (at = take(batches.words)));
        order.set(batches.samples.subarray(0, batches.words), at);
      }
      return at;
    };
    const sharedBy = (batches: Batches, corrections: Corrections | undefined): number => {
      let known = shared.get(batches);
      if (!known) shared.set(batches, (known = new Map()));
      let at = known.get(corrections);
      if (at === undefined) {
        let sample = samplesOf(batches);
        known.set(corrections, (at = take(sharedWords * rows)));
        const values = corrections?.take(from, rows);
        for (let k = 0; k < rows; k++) {
          const word = at + sharedWords * k;
          order[word] = sample;
          order[word + 1] = batches.sizes[k];
          f32[word + 2] = values ? values[2 * k] : 1;
          f32[word + 3] = values ? values[2 * k + 1] : 1;
          sample += batches.sizes[k];
        }
      }
      return at;
    };
    for (let n = 0; n < count; n++) {
      const x = this.experiments[first + n];
      const state = this.#states[first + n];
      state.step = from;
      const start = n * rowWords;
      row[start + place.index] = from;
      row[start + place.t] = from + 1;
      row[start + place.offset] = sharedBy(this.#batches[first + n].take(from, rows), this.#corrections?.[first + n]);
      rowF32[start + place.lr] = rateOf(x, state);
      row[start + place.slot] = noRates;
      if (!isConstant(x, from)) {
        const at = take(rows);
        row[start + place.slot] = at;
        for (let k = 0; k < rows; k++) {
          state.step = from + k;
          f32[at + k] = rateOf(x, state);
        }
      }
    }
    return used;
  }
}
