// The map of the bench: what is left of a model for every share of its weights removed and every number of bits.
import type { Dataset } from '../../data/types.ts';
import type { Experiment } from '../../experiment/index.ts';
import { compressedSize, type CompressedTensor } from '../../export/compressed.ts';
import { type Evaluator, testRows } from './evaluator.ts';
import { rangesFor } from './ranges.ts';
import { Scorer } from './score.ts';
import { type Amount, type Base, compressTensors, type Technique, variantMask, writeTheta } from './variant.ts';

/** Columns and rows of the map. */
export const mapSparsities = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] as const;
export const mapBits: readonly Amount['bits'][] = [32, 16, 8, 6, 5, 4, 3, 2];

/** Words of the variants that lie on the device at once. */
const variantWords = 2 ** 22;
/** File sizes that are remembered, at most. */
const mostSizes = 4096;

export interface Cell extends Amount {
  /** Test accuracy, or R² of a regression. */
  score: number;
  loss: number;
  /** Of the exported file. */
  bytes: number;
}

export interface MapSeen {
  step: number;
  /** Row by row, from the most bits. */
  cells: readonly Cell[];
  /** Test rows each was tried on: the first of them. */
  rows: number;
  /** ms the map took, rests included. */
  took: number;
}

/** Variants of so many words that fit on the device beside the model as it is (0) and the chosen one (1). */
export const variantsRoom = (words: number): number =>
  Math.max(3, Math.min(2 + mapBits.length * mapSparsities.length, Math.floor(variantWords / words)));

export interface MapRequest {
  base: Base;
  technique: Technique;
  step: number;
  link: string;
  /** Test rows to look at, and variants in one go, at most. */
  mostRows: number;
  mostVariants: number;
}

export class MapMaker {
  /** By what the size of a file depends on: how many weights of each tensor are kept, and how they are coded. */
  readonly #sizes = new Map<string, number>();
  #sizesFor = '';
  #scorer: Scorer | undefined;

  constructor(
    readonly evaluator: Evaluator,
    readonly x: Experiment,
    readonly dataset: Dataset,
  ) {}

  /** All variants, as many in one go as there is room for; `pause` between two goes says whether to go on. */
  async make(request: MapRequest, pause: () => Promise<boolean>): Promise<MapSeen | undefined> {
    const { base, technique, step, link, mostRows, mostVariants } = request;
    const { evaluator } = this;
    const start = performance.now();
    const words = evaluator.plan.length;
    const rows = Math.min(evaluator.n, mostRows);
    const scorer = this.#scorerOf(rows);
    this.#rememberFor(technique, link);
    const masks = mapSparsities.map((sparsity) => variantMask(base, technique, sparsity));
    const amounts = mapBits.flatMap((bits) => mapSparsities.map((sparsity, s) => ({ bits, sparsity, mask: masks[s] })));
    const room = Math.min(mostVariants, evaluator.capacity - 2);
    const cells: Cell[] = [];
    for (let first = 0; first < amounts.length; first += room) {
      if (first > 0 && !(await pause())) return undefined;
      const some = amounts.slice(first, first + room);
      const thetas = new Float32Array(some.length * words);
      const bytes = some.map(({ bits, mask }, i) => {
        const tensors = compressTensors(base, mask, technique, bits);
        writeTheta(tensors, base, thetas, i * words);
        return this.#sizeOf(tensors, bits, link);
      });
      evaluator.write(thetas, 2);
      const outputs = await this.#outputsOf(some, technique, rows);
      some.forEach(({ bits, sparsity }, i) =>
        cells.push({ bits, sparsity, ...scorer.of(outputs[i]), bytes: bytes[i] }),
      );
    }
    return { step, cells, rows, took: performance.now() - start };
  }

  #scorerOf(rows: number): Scorer {
    if (this.#scorer?.split.n !== rows)
      this.#scorer = new Scorer(this.x.loss, this.dataset, testRows(this.dataset, rows), this.evaluator.width);
    return this.#scorer;
  }

  #rememberFor(technique: Technique, link: string): void {
    const key = JSON.stringify([technique, link]);
    if (key !== this.#sizesFor || this.#sizes.size > mostSizes) this.#sizes.clear();
    this.#sizesFor = key;
  }

  #sizeOf(tensors: readonly CompressedTensor[], bits: number, link: string): number {
    let key = String(bits);
    for (const { keep } of tensors) {
      let kept = 0;
      if (keep) for (let i = 0; i < keep.length; i++) kept += keep[i];
      key += ` ${keep ? kept : ''}`;
    }
    const known = this.#sizes.get(key) ?? compressedSize(tensors, link);
    this.#sizes.set(key, known);
    return known;
  }

  /** In one go; where activations are rounded, one go for each number of bits. */
  async #outputsOf(some: readonly Amount[], technique: Technique, rows: number): Promise<Float32Array[]> {
    const { evaluator } = this;
    if (!technique.activations) return evaluator.outputs(2, some.length, { rows });
    const all: Float32Array[] = [];
    for (let i = 0; i < some.length;) {
      let end = i;
      while (end < some.length && some[end].bits === some[i].bits) end++;
      const ranges = await rangesFor(evaluator, technique, some[i].bits);
      all.push(...(await evaluator.outputs(2 + i, end - i, { rows, ranges })));
      i = end;
    }
    return all;
  }
}
