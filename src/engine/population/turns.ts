// A population whose runs take turns: where the fused trainer does not fit, or on the twins. One trainer does them
// all, each to its end; whatever an experiment may ask for, it can.
import type { Dataset } from '../../data/types.ts';
import type { Experiment } from '../../experiment/index.ts';
import type { Backend } from '../backend.ts';
import { startTheta } from '../plan.ts';
import { Trainer } from '../trainer.ts';
import { type Population, type PopulationOptions, type RunOptions, stripEvery, type Summary } from './types.ts';

/** Steps between two looks at the clock and at the signal. */
const slice = 64;

export class TurnsPopulation implements Population {
  readonly trainer = 'plan';
  readonly runs: number;
  readonly steps: number;
  readonly every: number;
  readonly entries: number;
  readonly #summaries: Summary[];
  readonly #strips: Float32Array;
  readonly #parameters: Float32Array;
  readonly #goal: number;
  #finished = 0;
  #begun = false;
  #destroyed = false;

  private constructor(
    readonly one: Trainer,
    readonly experiments: readonly Experiment[],
    options: PopulationOptions,
  ) {
    this.runs = experiments.length;
    this.steps = options.steps;
    this.every = stripEvery(options);
    this.entries = Math.ceil(this.steps / this.every);
    this.#goal = options.goal ?? -Infinity;
    this.#summaries = experiments.map(() => ({
      last: Number.NaN,
      least: Number.NaN,
      failedAt: undefined,
      reachedAt: undefined,
    }));
    this.#strips = new Float32Array(this.runs * this.entries).fill(Number.NaN);
    this.#parameters = new Float32Array(this.runs * one.plan.length);
  }

  static async create(
    backend: Backend,
    experiments: readonly Experiment[],
    dataset: Dataset,
    options: PopulationOptions,
  ): Promise<TurnsPopulation> {
    return new TurnsPopulation(await Trainer.create(backend, experiments[0], dataset), experiments, options);
  }

  get done(): number {
    const present = this.#begun ? this.one.step : 0;
    return (this.#finished + present / this.steps) / this.runs;
  }

  async run({ signal, onProgress, share = () => 1 }: RunOptions = {}): Promise<void> {
    const stop = () => this.#destroyed || signal?.aborted === true;
    while (this.#finished < this.runs && !stop()) {
      const x = this.experiments[this.#finished];
      if (!this.#begun) {
        await this.one.rewind(0, x);
        this.one.setTheta(startTheta(this.one.plan, x));
        this.#begun = true;
      }
      while (this.one.step < this.steps && this.one.failedAt === undefined && !stop()) {
        const start = performance.now();
        await this.one.run(Math.min(slice, this.steps - this.one.step), stop);
        await rest(performance.now() - start, share());
        if (this.one.step < this.steps) onProgress?.(this.done);
      }
      if (this.#destroyed || (this.one.step < this.steps && this.one.failedAt === undefined)) return;
      await this.#take();
      this.#finished++;
      this.#begun = false;
      onProgress?.(this.done);
      // On the twins nothing else lets the page in between short runs, nor a press of Stop.
      if (this.#finished < this.runs) await breath();
    }
  }

  /** Summary and strip of the run that has ended. */
  async #take(): Promise<void> {
    const { history, plan, failedAt } = this.one;
    const { step, loss } = history.steps.columns;
    const summary = this.#summaries[this.#finished];
    const strip = this.#strips.subarray(this.#finished * this.entries, (this.#finished + 1) * this.entries);
    const counts = new Uint32Array(this.entries);
    summary.failedAt = failedAt;
    for (let i = 0; i < history.steps.length; i++) {
      if (!Number.isFinite(loss[i])) continue;
      summary.last = loss[i];
      summary.least = Math.min(loss[i], Number.isNaN(summary.least) ? Infinity : summary.least);
      if (summary.reachedAt === undefined && loss[i] <= this.#goal) summary.reachedAt = step[i];
      const entry = Math.floor(step[i] / this.every);
      strip[entry] = counts[entry]++ === 0 ? loss[i] : strip[entry] + (loss[i] - strip[entry]) / counts[entry];
    }
    if (failedAt !== undefined) strip.fill(Number.NaN, Math.floor(failedAt / this.every));
    const [theta] = await this.one.read([{ buffer: 'theta', words: plan.length }]);
    this.#parameters.set(theta, this.#finished * plan.length);
  }

  summaries(): Promise<Summary[]> {
    return Promise.resolve(this.#summaries.map((summary) => ({ ...summary })));
  }
  strips(): Promise<Float32Array> {
    return Promise.resolve(this.#strips.slice());
  }
  parameters(): Promise<Float32Array> {
    return Promise.resolve(this.#parameters.slice());
  }

  destroy(): void {
    this.#destroyed = true;
    void this.one.destroy();
  }
}

/** Lets what waits have its turn; unlike a timer's it comes back at once, however often it is taken. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrive = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', arrive, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });

/** Waits after so many ms of work until they are this share of the time. */
export const rest = async (worked: number, share: number): Promise<void> => {
  if (share < 1) await new Promise((resolve) => setTimeout(resolve, worked * (1 / share - 1)));
};
