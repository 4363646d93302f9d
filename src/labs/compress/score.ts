// Loss and score of many models on the same rows: what metricsOf says of them, without what a map has no use for.
import type { Dataset, Split } from '../../data/types.ts';
import { lossConstants, lossSpecs } from '../../engine/losses/index.ts';
import { type Metrics, predictedClasses, regressionMetrics } from '../../engine/metrics/index.ts';
import { emptyStep } from '../../engine/step.ts';
import { isIgnored } from '../../engine/targets.ts';
import { twins } from '../../engine/cpu/index.ts';
import type { LossName } from '../../experiment/index.ts';

/** Accuracy, or R² of a regression. */
export const scoreOf = (metrics: Metrics): number => ('accuracy' in metrics ? metrics.accuracy : metrics.r2);

export class Scorer {
  readonly #slopes: Float64Array;
  readonly #rowLoss: Float64Array;
  readonly #constants: Record<string, number>;
  readonly #counted: number;
  // Spread: V8 keeps an object that was built key by key as a hash table, ten times slower to read from.
  readonly #step = { ...emptyStep() };

  /** `width`: numbers the model puts out for a row of `split`. */
  constructor(
    readonly loss: LossName,
    readonly dataset: Dataset,
    readonly split: Split,
    readonly width: number,
  ) {
    const { n, y } = split;
    this.#slopes = new Float64Array(n * width);
    this.#rowLoss = new Float64Array(n * dataset.targets);
    this.#constants = { ...lossConstants(loss, dataset, width), WEIGHTED: 0 };
    this.#counted = y.reduce((sum, target) => (isIgnored(dataset, target) ? sum : sum + 1), 0);
    this.#step.size = n;
  }

  /** Of raw outputs z (n, width). */
  of(z: Float32Array): { score: number; loss: number } {
    const { y } = this.split;
    twins[lossSpecs[this.loss].kernel]([z, y, this.#slopes, this.#rowLoss], this.#constants, this.#step);
    let sum = 0;
    for (let i = 0; i < this.#rowLoss.length; i++) sum += this.#rowLoss[i];
    return { score: this.#scoreOf(z), loss: sum / this.#counted };
  }

  #scoreOf(z: Float32Array): number {
    const { y } = this.split;
    if (this.dataset.task === 'regression') return regressionMetrics(z, y).r2;
    const predicted = predictedClasses(z, y.length, z.length / y.length);
    let hits = 0;
    for (let i = 0; i < y.length; i++) if (predicted[i] === y[i]) hits++;
    return this.#counted > 0 ? hits / this.#counted : 0;
  }
}
