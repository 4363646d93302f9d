// Which samples make the batch of a step. Sequential by epoch: every sample once, in an order drawn anew each epoch;
// the last batch of an epoch is what is left, used and not carried over.
import { type BatchConfig, type BatchStrategy, hash, permutation, stream } from '../experiment/index.ts';

/** Where a run stands in its data: all that a snapshot needs to take the batches up again. */
export interface SamplerState {
  epoch: number;
  /** Samples of this epoch already used. */
  cursor: number;
}

/** B wanted at a step, before the epoch's end cuts it. `adaptive` is the size the adaptive rule is at. */
export function wantedBatch(
  config: BatchConfig,
  samples: number,
  seed: number,
  step: number,
  adaptive: number,
): number {
  const { strategy, size, min, max } = config;
  if (strategy === 'full') return samples;
  if (strategy === 'single') return 1;
  if (strategy === 'fixed') return size;
  if (strategy === 'random') return min + (hash(seed, stream.batchSize, step, 0) % (max - min + 1));
  return adaptive;
}

/** The same in the exported program, as a Python expression of `samples`, `step` and the settings. */
export const wantedBatchPython: Record<BatchStrategy, string> = {
  full: 'samples',
  single: '1',
  fixed: 'settings.batch_size',
  random: 'settings.batch_min + draw(BATCH_SIZE, step, 0) % (settings.batch_max - settings.batch_min + 1)',
  adaptive: 'settings.adaptive_size',
};

export class Sampler {
  readonly #order: Uint32Array<ArrayBuffer>;
  #shown = -1; // epoch and kind of the order at hand
  #shuffled = true;
  constructor(
    readonly samples: number,
    readonly seed: number,
    readonly state: SamplerState = { epoch: 0, cursor: 0 },
  ) {
    this.#order = new Uint32Array(samples);
  }

  /** Writes the sample numbers of the next batch to out[offset …]; returns how many (at most `limit`). */
  next(config: BatchConfig, step: number, adaptive: number, limit: number, out: Uint32Array, offset: number): number {
    const { state } = this;
    if (state.cursor >= this.samples) {
      state.epoch++;
      state.cursor = 0;
    }
    if (this.#shown !== state.epoch || this.#shuffled !== config.shuffle) {
      if (config.shuffle) permutation(this.samples, this.seed, stream.shuffle, state.epoch, this.#order);
      else for (let i = 0; i < this.samples; i++) this.#order[i] = i;
      this.#shown = state.epoch;
      this.#shuffled = config.shuffle;
    }
    const size = Math.min(
      limit,
      this.samples - state.cursor,
      wantedBatch(config, this.samples, this.seed, step, adaptive),
    );
    for (let i = 0; i < size; i++) out[offset + i] = this.#order[state.cursor + i];
    state.cursor += size;
    return size;
  }
}
