// The compression bench: from the latest θ of a run that goes on, a map of what is left of the model for every share
// of weights removed and every number of bits, and a full report of one variant. In a small share of the time.
import type { Dataset } from '../../data/types.ts';
import type { Backend } from '../../engine/backend.ts';
import type { UnitSpec } from '../../engine/compress/choose-units.ts';
import type { Bits } from '../../engine/compress/quantize.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import { type Metrics, predictedClasses } from '../../engine/metrics/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { compressedSize, type CompressedTensor } from '../../export/compressed.ts';
import { type Cost, multiplyAdds } from './cost.ts';
import { Evaluator, testRows } from './evaluator.ts';
import {
  defaultUnits,
  measureUnits,
  smallerExperiment,
  UnitBench,
  type UnitsReport,
  type UnitsSpeed,
} from './units.ts';
import {
  type Amount,
  type Base,
  compressTensors,
  countParameters,
  defaultTechnique,
  huffmanBytes,
  type Technique,
  variantMask,
  writeTheta,
} from './variant.ts';

/** Columns and rows of the map. */
export const mapSparsities = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] as const;
export const mapBits: readonly Amount['bits'][] = [32, 16, 8, 6, 5, 4, 3, 2];

/** ms between two reports while a run goes on. */
const reportEvery = 400;

/** Words of the variants that lie on the device at once. */
const variantWords = 2 ** 22;

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
  /** ms the map took, rests included. */
  took: number;
}

/** What a reader should know before trusting the numbers. */
export type Note = 'all-pruned' | 'one-class' | 'constant-layer';

export interface Report {
  step: number;
  amount: Amount;
  tensors: readonly CompressedTensor[];
  metrics: Metrics;
  /** The same of the model as it is. */
  base: { metrics: Metrics; bytes: number; parameters: number; nonZero: number };
  bytes: number;
  /** Of the weights' codes alone, Huffman-coded. */
  huffman: number | undefined;
  parameters: { all: number; nonZero: number };
  cost: Cost;
  /** In whole numbers instead of rounded f32: the largest difference of an output, and answers that are others. */
  integer: { difference: number; others: number } | undefined;
  /** Largest change of any raw output. */
  largestChange: number;
  /** Test rows whose predicted class is another one now: number, before, after. */
  flipped: readonly { row: number; before: number; after: number }[];
  /** Test rows looked at. */
  rows: number;
  /** Raw outputs over the plane, of the model as it is and of the variant; undefined for data that have no plane. */
  planes: readonly [Float32Array, Float32Array] | undefined;
  notes: readonly Note[];
}

/** Time of an evaluation as a share of the original's, measured one after the other. */
export interface Speed {
  amount: Amount;
  one: number;
  many: number;
  /** The same of its inference in whole numbers, where it has that. */
  integer?: { one: number; many: number };
}

export interface Standpoint {
  step: number;
  theta: Float32Array;
  gradient: Float32Array;
  layerState: Float32Array;
  /** Words of θ that are the model, if behind them is something that only helps to train. */
  words?: number;
}

export const scoreOf = (metrics: Metrics): number => ('accuracy' in metrics ? metrics.accuracy : metrics.r2);

export class Bench {
  map: MapSeen | undefined;
  report: Report | undefined;
  speed: Speed | undefined;
  /** The run's weights are not all numbers: nothing can be said of variants of them. */
  broken = false;
  technique: Technique = defaultTechnique;
  amount: Amount = { sparsity: 0.5, bits: 8 };
  unitSpec: UnitSpec = defaultUnits;
  units: UnitsReport | undefined;
  unitsSpeed: UnitsSpeed | undefined;
  /**
   * What somebody looks at: variants of the weights with their map, or one of them only; the model without some of its
   * units; nothing of this bench.
   */
  wants: 'weights' | 'report' | 'units' | 'distil' = 'weights';
  #unitBench: UnitBench | undefined;
  #backend: Backend | undefined;
  #evaluator: Evaluator | undefined;
  #experiment: Experiment | undefined;
  #dataset: Dataset | undefined;
  #link = '';
  #latest: Standpoint | undefined;
  #due = false;
  #speedDue = false;
  #reported = -Infinity;
  #generation = 0;
  #running: Promise<void> | undefined;
  #wake = (): void => {};
  #worked = 0;

  constructor(
    readonly onChange: () => void,
    /** Share of the time it may take while a run goes on beside it; all of it otherwise. */
    readonly share: () => number = () => 1,
  ) {}

  /** Another run: its evaluation is compiled, what was known is forgotten. */
  async open(backend: Backend, x: Experiment, dataset: Dataset): Promise<void> {
    const generation = ++this.#generation;
    this.#close();
    this.map = this.report = this.speed = this.units = this.unitsSpeed = undefined;
    this.#reported = -Infinity;
    this.broken = false;
    const evaluator = await Evaluator.create(backend, x, dataset, (words) =>
      Math.max(3, Math.min(2 + mapBits.length * mapSparsities.length, Math.floor(variantWords / words))),
    );
    if (generation !== this.#generation) return evaluator.destroy();
    this.#evaluator = evaluator;
    this.#backend = backend;
    this.#unitBench = new UnitBench(evaluator, x, dataset);
    this.#experiment = x;
    this.#dataset = dataset;
    this.onChange();
  }

  /** The experiment's link, which the file carries. */
  setLink(link: string): void {
    this.#link = link;
  }
  get link(): string {
    return this.#link;
  }
  get evaluator(): Evaluator | undefined {
    return this.#evaluator;
  }

  /** The run stands here now. */
  observe(standpoint: Standpoint): void {
    if (this.#latest?.theta === standpoint.theta) return;
    this.#latest = standpoint;
    if (this.wants === 'distil') return;
    this.#lookAgain();
  }

  /** Looks again at once: the technique or the amount is another one. */
  refresh(): void {
    this.speed = this.unitsSpeed = undefined; // of what was chosen before
    this.#reported = -Infinity;
    this.#wake();
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#due = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Measures the chosen variant's time beside the original's with the next look. */
  measureSpeed(): void {
    this.#speedDue = true;
    this.refresh();
  }

  /** How other weights do on the test data: those of a file. */
  async evaluate(theta: Float32Array): Promise<Metrics> {
    await this.settled();
    const [evaluator, dataset] = [this.#evaluator!, this.#dataset!];
    evaluator.write(theta, 1);
    const [outputs] = await evaluator.outputs(1, 1);
    return metricsOf(this.#experiment!.loss, dataset, outputs, testRows(dataset, evaluator.n));
  }

  /** Resolves when everything asked for so far has been looked at. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#due && this.#evaluator && this.#latest) {
      this.#due = false;
      this.#worked = performance.now();
      await this.#look(this.#evaluator, this.#latest);
      await this.#rest();
    }
  }

  /** After work a rest in proportion; a hand on a control ends it. */
  async #rest(): Promise<void> {
    const spent = performance.now() - this.#worked;
    const rest = spent / this.share() - spent;
    if (rest > 1) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, rest);
      });
    }
    this.#worked = performance.now();
  }

  async #look(evaluator: Evaluator, at: Standpoint): Promise<void> {
    const generation = this.#generation;
    const isStale = (): boolean => generation !== this.#generation;
    const { words = at.theta.length } = at;
    if (words !== evaluator.plan.length) return;
    this.broken = !at.theta.every(Number.isFinite);
    if (this.broken) {
      this.map = this.report = this.speed = this.units = this.unitsSpeed = undefined;
      this.#reported = -Infinity;
      this.onChange();
      return;
    }
    const { parameters } = evaluator;
    const [theta, gradient] = [at.theta.subarray(0, words), at.gradient.subarray(0, words)];
    const base: Base = { parameters, theta, gradient, seed: this.#experiment!.seed };
    evaluator.setState(at.layerState);
    if (this.wants === 'units') {
      evaluator.write(base.theta, 0);
      const units = await this.#unitBench!.report(base, this.unitSpec, at.step);
      if (isStale()) return;
      this.units = units;
      if (this.#speedDue) {
        const speed = await this.#measureUnits(units);
        if (isStale()) return;
        this.unitsSpeed = speed;
      }
      this.onChange();
      return;
    }
    // While the run goes on the map is what one watches: the report need not come with each.
    if (this.share() === 1 || performance.now() - this.#reported > reportEvery) {
      const report = await this.#reportOf(evaluator, base, at.step);
      if (isStale()) return;
      this.report = report;
      this.#reported = performance.now();
      if (this.#speedDue) {
        const speed = await this.#measure(evaluator, report);
        if (isStale()) return;
        this.speed = speed;
      }
      this.onChange();
    }
    if (this.wants === 'report') return;
    const map = await this.#mapOf(evaluator, base, at.step, isStale);
    if (!map || isStale()) return;
    this.map = map;
    this.onChange();
  }

  /** The variant's slots on the device come first: 0 is the model as it is, 1 the chosen variant. */
  async #reportOf(evaluator: Evaluator, base: Base, step: number): Promise<Report> {
    const { amount, technique } = this;
    const [dataset, x] = [this.#dataset!, this.#experiment!];
    const mask = variantMask(base, technique, amount.sparsity);
    const tensors = compressTensors(base, mask, technique, amount.bits);
    const plain = compressTensors(base, variantMask(base, technique, 0), technique, 32);
    const theta = new Float32Array(base.theta.length);
    writeTheta(tensors, base, theta);
    evaluator.write(base.theta, 0);
    evaluator.write(theta, 1);
    const ranges = await this.#rangesFor(evaluator, amount);
    const [before] = await evaluator.outputs(0, 1);
    const [after] = await evaluator.outputs(1, 1, ranges);
    const probes = await evaluator.probes(0, 2);
    const integer = ranges && evaluator.usePacked(tensors) ? await evaluator.integerOutputs(1, ranges) : undefined;
    const test = testRows(dataset, evaluator.n);
    const metrics = metricsOf(x.loss, dataset, after, test);
    const counted = countParameters(tensors);
    const whole = countParameters(plain);
    return {
      step,
      amount,
      tensors,
      metrics,
      base: {
        metrics: metricsOf(x.loss, dataset, before, test),
        bytes: compressedSize(plain, this.#link),
        parameters: whole.all,
        nonZero: whole.nonZero,
      },
      bytes: compressedSize(tensors, this.#link),
      huffman: huffmanBytes(tensors),
      parameters: counted,
      cost: multiplyAdds(evaluator.plan, theta),
      integer: integer && {
        difference: after.reduce((most, z, i) => Math.max(most, Math.abs(z - integer[i])), 0),
        others: flips(dataset, after, integer, evaluator).length,
      },
      largestChange: before.reduce((most, z, i) => Math.max(most, Math.abs(z - after[i])), 0),
      flipped: flips(dataset, before, after, evaluator),
      rows: evaluator.n,
      planes: probes && [probes[0], probes[1]],
      notes: notesOf(dataset, tensors, metrics),
    };
  }

  /** Ranges of the activations of the model as it is, where they are rounded too. */
  #rangesFor(evaluator: Evaluator, { bits }: Amount) {
    if (!this.technique.activations || bits === 32) return undefined;
    const few = Math.min(bits, 8) as Bits;
    const { range } = this.technique;
    return evaluator.calibrate(0, { bits: few, scheme: 'affine', grain: 'tensor', range });
  }

  async #measure(evaluator: Evaluator, { amount, integer }: Report): Promise<Speed> {
    this.#speedDue = false;
    const ranges = await this.#rangesFor(evaluator, amount);
    const [one, many] = [1, 256];
    // Alternating, so that what slows the machine slows both.
    const before = [await evaluator.time(0, one), await evaluator.time(0, many)];
    const after = [await evaluator.time(1, one, ranges), await evaluator.time(1, many, ranges)];
    const ratios = ([first, second]: number[]) => ({ one: first / before[0], many: second / before[1] });
    const speed: Speed = { amount, ...ratios(after) };
    if (!integer) return speed;
    const whole = [await evaluator.time(1, one, ranges, 'integer'), await evaluator.time(1, many, ranges, 'integer')];
    return { ...speed, integer: ratios(whole) };
  }

  #measureUnits({ layers }: UnitsReport): Promise<UnitsSpeed> {
    this.#speedDue = false;
    const x = this.#experiment!;
    return measureUnits(this.#backend!, x, smallerExperiment(x, layers, ''), this.#dataset!);
  }

  /** All variants, as many in one go as there is room for; undefined if another run was opened meanwhile. */
  async #mapOf(evaluator: Evaluator, base: Base, step: number, isStale: () => boolean): Promise<MapSeen | undefined> {
    const { technique } = this;
    const [dataset, x] = [this.#dataset!, this.#experiment!];
    const start = performance.now();
    const words = evaluator.plan.length;
    const test = testRows(dataset, evaluator.n);
    const masks = mapSparsities.map((sparsity) => variantMask(base, technique, sparsity));
    const amounts = mapBits.flatMap((bits) => mapSparsities.map((sparsity, s) => ({ bits, sparsity, mask: masks[s] })));
    const room = evaluator.capacity - 2;
    const cells: Cell[] = [];
    for (let first = 0; first < amounts.length; first += room) {
      const some = amounts.slice(first, first + room);
      const thetas = new Float32Array(some.length * words);
      const bytes = some.map(({ bits, mask }, i) => {
        const tensors = compressTensors(base, mask, technique, bits);
        writeTheta(tensors, base, thetas, i * words);
        return compressedSize(tensors, this.#link);
      });
      evaluator.write(thetas, 2);
      const outputs = await this.#outputsOf(evaluator, some);
      some.forEach(({ bits, sparsity }, i) => {
        const metrics = metricsOf(x.loss, dataset, outputs[i], test);
        cells.push({ bits, sparsity, score: scoreOf(metrics), loss: metrics.loss, bytes: bytes[i] });
      });
      if (isStale()) return undefined;
      if (first + room < amounts.length) await this.#rest();
    }
    return { step, cells, took: performance.now() - start };
  }

  /** In one go; where activations are rounded, one go for each number of bits. */
  async #outputsOf(evaluator: Evaluator, some: readonly Amount[]): Promise<Float32Array[]> {
    if (!this.technique.activations) return evaluator.outputs(2, some.length);
    const all: Float32Array[] = [];
    for (let i = 0; i < some.length;) {
      let end = i;
      while (end < some.length && some[end].bits === some[i].bits) end++;
      all.push(...(await evaluator.outputs(2 + i, end - i, await this.#rangesFor(evaluator, some[i]))));
      i = end;
    }
    return all;
  }

  #close(): void {
    this.#evaluator?.destroy();
    this.#evaluator = undefined;
    this.#latest = undefined;
  }

  destroy(): void {
    this.#generation++;
    this.#close();
  }
}

function flips({ task, targets }: Dataset, before: Float32Array, after: Float32Array, { n, width }: Evaluator) {
  if (task === 'regression' || targets !== 1) return [];
  const [a, b] = [predictedClasses(before, n, width), predictedClasses(after, n, width)];
  return Array.from(a, (was, row) => ({ row, before: was, after: b[row] })).filter((f) => f.before !== f.after);
}

function notesOf({ task }: Dataset, tensors: readonly CompressedTensor[], metrics: Metrics): Note[] {
  const notes: Note[] = [];
  const weights = tensors.filter(({ shape }) => shape.length > 1);
  const empty = weights.filter(({ values }) => values.every((v) => v === 0));
  if (weights.length > 0 && empty.length === weights.length) notes.push('all-pruned');
  else if (empty.length > 0) notes.push('constant-layer');
  if (task === 'classification' && 'confusion' in metrics) {
    const answers = metrics.confusion[0].map((_, k) => metrics.confusion.reduce((sum, row) => sum + row[k], 0));
    if (answers.filter((count) => count > 0).length === 1) notes.push('one-class');
  }
  return notes;
}
