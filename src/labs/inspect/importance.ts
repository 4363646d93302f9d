// Permutation importance (Breiman 2001, "Random Forests"; Fisher, Rudin & Dominici 2019): how much worse a trained model
// answers when one column of the table is shuffled among the rows, so that it tells nothing about its own row any more.
// On held-out rows, with the weights of one moment; columns that say the same share their importance between them.
import type { Dataset, InputGroup, Split } from '../../data/types.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import { summarize } from '../../engine/summary.ts';
import { type Experiment, permutation, stream } from '../../experiment/index.ts';
import { Inspector } from './inspector.ts';

/** Test rows looked at, and shuffles of each column. */
const [fewestRows, mostRows] = [64, 512];
const shuffles = 8;
/** Multiply-adds that one shuffle may take: about 10 ms on the twins. */
const mostWork = 4e6;

export interface ColumnImportance {
  name: string;
  /** Fall of the score when the column is shuffled, one for each shuffle so far: accuracy, or R² in regression. */
  falls: number[];
}

export class Importance {
  /** Test rows it is measured on. */
  readonly rows: number;
  /** Score with every column as it is: accuracy, or R². */
  base = NaN;
  columns: ColumnImportance[] = [];
  readonly #inspector: Inspector;
  readonly #groups: readonly InputGroup[];
  readonly #part: Split;
  readonly #shuffled: Float32Array;
  #next = 0;

  /** `dataset` must be a table (`groups`). */
  constructor(
    readonly x: Experiment,
    readonly dataset: Dataset,
  ) {
    const { test, inputs, groups = [] } = dataset;
    const work = summarize(x, dataset).layers.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 1);
    this.rows = Math.min(test.n, Math.max(fewestRows, Math.min(mostRows, Math.floor(mostWork / work))));
    this.#groups = groups;
    this.#part = { n: this.rows, x: test.x.subarray(0, this.rows * inputs), y: test.y.subarray(0, this.rows) };
    this.#shuffled = this.#part.x.slice();
    this.#inspector = new Inspector(x, dataset, this.rows);
  }

  /** Begins anew with these weights. */
  start(theta: Float32Array, state: Float32Array): void {
    this.#inspector.setWeights(theta, state);
    this.base = this.#score(this.#part.x);
    this.columns = this.#groups.map(({ name }) => ({ name, falls: [] }));
    this.#next = 0;
  }

  /** Work to do in all, and how much of it is done: shuffles of columns. */
  get progress(): { done: number; all: number } {
    return { done: this.#next, all: shuffles * this.#groups.length };
  }

  /** Shuffles one column once: each column a first time, then each a second time … False when nothing is left to do. */
  advance(): boolean {
    const { done, all } = this.progress;
    if (done >= all) return false;
    const column = done % this.#groups.length;
    const { from, count } = this.#groups[column];
    const { inputs } = this.dataset;
    const { x } = this.#part;
    // The same shuffle for every column of a round: where two columns are told apart by a hair, chance has no say.
    const order = permutation(this.rows, this.x.seed, stream.importance, Math.floor(done / this.#groups.length));
    for (let row = 0; row < this.rows; row++) {
      const source = order[row] * inputs + from;
      this.#shuffled.set(x.subarray(source, source + count), row * inputs + from);
    }
    this.columns[column].falls.push(this.base - this.#score(this.#shuffled));
    for (let row = 0; row < this.rows; row++) {
      const place = row * inputs + from;
      this.#shuffled.set(x.subarray(place, place + count), place);
    }
    this.#next++;
    return this.#next < all;
  }

  #score(samples: Float32Array): number {
    this.#inspector.forward(samples);
    const { values } = this.#inspector.layers.at(-1)!;
    const metrics = metricsOf(this.x.loss, this.dataset, values, this.#part);
    return 'accuracy' in metrics ? metrics.accuracy : metrics.r2;
  }
}
