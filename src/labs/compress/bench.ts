// The compression bench: from the latest θ of a run that goes on, a map of what is left of the model for every share
// of weights removed and every number of bits, and a full report of one variant. In a small share of the time.
import type { Dataset } from '../../data/types.ts';
import { type Backend, BackendLost } from '../../engine/backend.ts';
import type { UnitSpec } from '../../engine/compress/choose-units.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import type { Metrics } from '../../engine/metrics/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { Evaluator, testRows } from './evaluator.ts';
import { MapMaker, mapSparsities, type MapSeen, variantsRoom } from './map.ts';
import { type Report, reportOf } from './report.ts';
import { measureSpeed, type Speed } from './speed.ts';
import {
  defaultUnits,
  measureUnits,
  smallerExperiment,
  UnitBench,
  type UnitsReport,
  type UnitsSpeed,
} from './units.ts';
import { type Amount, type Base, defaultTechnique, type Technique } from './variant.ts';

/** Share of the time a bench may take beside a training that must lose less than a tenth of its speed (issue 4). */
export const besideTraining = 0.09;
/** ms between two reports while a run goes on. */
const reportEvery = 500;
/** ms between the beginnings of two looks then, at least: more than six maps a second nobody sees. */
const lookEvery = 150;
/**
 * Of a map while a run goes on: test rows its models are tried on, and models in one go. On the twins a go is short
 * enough for no frame of the page to come late. All rows when the run stands.
 */
const whileRunning = {
  webgpu: { mostRows: 256, mostVariants: Infinity },
  cpu: { mostRows: 128, mostVariants: mapSparsities.length },
};
const whileStanding = {
  webgpu: { mostRows: Infinity, mostVariants: Infinity },
  cpu: { mostRows: Infinity, mostVariants: mapSparsities.length },
};

/** A piece of work after which there is a rest. */
type Work = 'look' | 'report' | 'map';
const unknownWork: Record<Work, number> = { look: Infinity, report: Infinity, map: Infinity };

export interface Standpoint {
  step: number;
  theta: Float32Array;
  gradient: Float32Array;
  layerState: Float32Array;
  /** Words of θ that are the model, if behind them is something that only helps to train. */
  words?: number;
}

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
  #mapMaker: MapMaker | undefined;
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
  /** The least ms a piece of work took for what is chosen. */
  #least = { ...unknownWork };

  constructor(
    readonly onChange: () => void,
    /** Share of the time it may take while a run goes on beside it; all of it otherwise. */
    readonly share: () => number = () => 1,
    /** What went wrong in a look, but for a lost device; without it `settled` says it. */
    readonly onError: (error: unknown) => void = (error) => {
      throw error;
    },
  ) {}

  /** Another run: its evaluation is compiled, what was known is forgotten. */
  async open(backend: Backend, x: Experiment, dataset: Dataset): Promise<void> {
    const generation = ++this.#generation;
    this.#close();
    this.map = this.report = this.speed = this.units = this.unitsSpeed = undefined;
    this.#reported = -Infinity;
    this.broken = false;
    this.#least = { ...unknownWork };
    const evaluator = await Evaluator.create(backend, x, dataset, variantsRoom);
    if (generation !== this.#generation) return evaluator.destroy();
    this.#evaluator = evaluator;
    this.#backend = backend;
    this.#mapMaker = new MapMaker(evaluator, x, dataset);
    this.#unitBench = new UnitBench(evaluator, x, dataset);
    this.#experiment = x;
    this.#dataset = dataset;
    this.onChange();
    // A run that stands may have been seen meanwhile, and is not seen again.
    if (this.#latest && this.wants !== 'distil') this.#lookAgain();
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
    this.#least = { ...unknownWork };
    this.#reported = -Infinity;
    this.#wake();
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#due = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#mayLook()) this.#lookAgain(); // asked for as the last look ended
    });
  }

  #mayLook(): boolean {
    return this.#due && this.#evaluator !== undefined && this.#latest !== undefined;
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
    while (this.#mayLook()) {
      this.#due = false;
      const generation = this.#generation;
      const began = (this.#worked = performance.now());
      try {
        await this.#look(this.#evaluator!, this.#latest!);
      } catch (error) {
        if (generation !== this.#generation) continue; // of a run that has been left: its buffers are gone
        if (error instanceof BackendLost) return this.#close(); // the page opens the run again on another device
        this.onError(error);
      }
      await this.#rest('look', began + lookEvery);
    }
  }

  /**
   * After work a rest in proportion; a hand on a control ends it. What work takes is the least it has taken: the
   * device may have been busy with the training meanwhile, which is no reason to rest longer. `until`: not to begin
   * again sooner.
   */
  async #rest(after: Work, until = 0): Promise<void> {
    const spent = (this.#least[after] = Math.min(this.#least[after], performance.now() - this.#worked));
    const share = this.share();
    const rest = share === 1 ? 0 : Math.max(spent / share - spent, until - performance.now());
    // On the twins the page comes to its own between two goes at least.
    if (rest > 1 || after === 'map') {
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
      const { technique, amount, link } = this;
      const [x, dataset] = [this.#experiment!, this.#dataset!];
      const report = await reportOf({ evaluator, x, dataset, base, technique, amount, step: at.step, link });
      if (isStale()) return;
      this.report = report;
      this.#reported = performance.now();
      if (this.#speedDue) {
        this.#speedDue = false;
        const speed = await measureSpeed(evaluator, technique, report);
        if (isStale()) return;
        this.speed = speed;
      }
      this.onChange();
      await this.#rest('report');
      if (isStale()) return;
    }
    if (this.wants === 'report') return;
    const { technique, link } = this;
    const limits = (this.share() === 1 ? whileStanding : whileRunning)[this.#backend!.kind];
    const map = await this.#mapMaker!.make({ base, technique, step: at.step, link, ...limits }, async () => {
      await this.#rest('map');
      return !isStale();
    });
    if (!map || isStale()) return;
    this.map = map;
    this.onChange();
  }

  #measureUnits({ layers }: UnitsReport): Promise<UnitsSpeed> {
    this.#speedDue = false;
    const x = this.#experiment!;
    return measureUnits(this.#backend!, x, smallerExperiment(x, layers, ''), this.#dataset!);
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
