// Keeps an eye on a run's landscape while it trains: λ_max with the learning rate it allows, and a map of the loss
// around θ, refreshed in turn from the latest θ, in a small share of the time.
import type { Dataset } from '../../data/types.ts';
import { type Backend, BackendLost } from '../../engine/backend.ts';
import { biasCorrection } from '../../engine/optimizers/index.ts';
import type { Experiment } from '../../experiment/index.ts';
import { curvatureFor, divisor, stabilityLimit } from '../stability.ts';
import { Budget } from './budget.ts';
import { topCurvature } from './curvature.ts';
import type { LossPlan } from './loss-plan.ts';
import { openModel, type OpenModel } from './open-model.ts';
import { Path } from './path.ts';
import { choosePlane } from './plane.ts';
import type { PlaneChoice } from './plane-choices.ts';
import { type Slice, sliceOf } from './slice.ts';

/** What the learning rate is multiplied by for each parameter (P), 0 where it is frozen; undefined: 1 for all. */
function layerRates({ model }: Experiment, { parameters, length }: LossPlan): Float64Array | undefined {
  const rateOf = (layer: number): number => {
    const { frozen = false, lr = 1 } = model.layers[layer] ?? {};
    return frozen ? 0 : lr;
  };
  if (parameters.every(({ layer }) => rateOf(layer) === 1)) return undefined;
  const rates = new Float64Array(length).fill(1);
  for (const { layer, offset, length: own } of parameters) rates.fill(rateOf(layer), offset, offset + own);
  return rates;
}

/** What is known of a run at a step. */
export interface Standpoint {
  step: number;
  theta: Float32Array;
  /** Both moments, P each; empty where nobody read them. */
  moments: Float32Array;
  gradient: Float32Array;
  /** Running statistics of the layers. */
  layerState: Float32Array;
  settings: Experiment;
  /** Updates the present optimizer has made. */
  t: number;
}

export interface CurvatureSeen {
  step: number;
  /** λ_max: of the Hessian, or of the preconditioned one. */
  lambda: number;
  kind: 'hessian' | 'preconditioned';
  /** Learning rate above which a step along that direction no longer comes closer. */
  limit: number;
}

export interface SliceSeen extends Slice {
  step: number;
  choice: PlaneChoice;
  /** The path so far in the plane: (a, b) for each θ that was seen. */
  path: [number, number][];
  /** Of the path's spread, what lies in the plane of its main components. */
  share?: number;
  /** Samples the loss is a mean of. */
  samples: number;
}

export interface Wanted {
  curvature: boolean;
  plane: PlaneChoice | undefined;
}

/** Columns and rows of a map: of the first of a plane, which comes sooner, and of the others. */
const [coarse, fine] = [17, 33];
/**
 * Of the time, beside a training that must lose less than a tenth of its speed (issue 5). On a busy machine a short
 * piece of work is not interrupted and the training is: it may cost twice this.
 */
export const besideTraining = 0.045;
/** ms between two measurements of the curvature while a map is made. */
const curvaturePause = 600;

export class LandscapeWatch {
  curvature: CurvatureSeen | undefined;
  slice: SliceSeen | undefined;
  /** The network is too large for this to be done beside its training. */
  tooLarge = false;
  #wanted: Wanted = { curvature: false, plane: undefined };
  #open: OpenModel | undefined;
  #latest: Standpoint | undefined;
  #path = new Path();
  #direction: Float64Array | undefined;
  #generation = 0;
  #running = false;
  #measured: Standpoint | undefined;
  #measuredAt = -Infinity;
  #mapped: Standpoint | undefined;
  readonly #budget: Budget;

  constructor(
    readonly onChange: () => void,
    /** Of the time. */
    share = besideTraining,
  ) {
    this.#budget = new Budget(share);
  }

  set share(share: number) {
    this.#budget.share = share;
  }

  /** Another run: its model is compiled, what was known is forgotten. */
  async open(backend: Backend, x: Experiment, dataset: Dataset): Promise<void> {
    const generation = this.#forget();
    let open: OpenModel | undefined;
    try {
      open = await openModel(backend, x, dataset);
    } catch (error) {
      if (!(error instanceof BackendLost)) throw error;
    }
    if (generation !== this.#generation) return open?.model.destroy();
    this.#open = open;
    this.tooLarge = !open;
    this.onChange();
    void this.#run();
  }

  /** Everything of the run so far; a number for what comes now. */
  #forget(): number {
    this.#open?.model.destroy();
    this.#open = undefined;
    this.#latest = this.#measured = this.#mapped = undefined;
    this.#direction = undefined;
    this.#path = new Path();
    this.curvature = undefined;
    this.slice = undefined;
    this.tooLarge = false;
    return ++this.#generation;
  }

  get wanted(): Wanted {
    return this.#wanted;
  }

  /** Looks as soon as there is something to look at. */
  set wanted(wanted: Wanted) {
    if (wanted.plane !== this.#wanted.plane) this.#mapped = undefined;
    this.#wanted = wanted;
    void this.#run();
  }

  /** The run stands here now. Looks again as soon as the last look is done. */
  observe(standpoint: Standpoint): void {
    const former = this.#latest;
    this.#latest = standpoint;
    if (standpoint.theta !== former?.theta) this.#path.add(standpoint);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      // Nothing may come between seeing that there is nothing to do and being ready to be called again.
      for (let look = this.#look(); look; look = this.#look()) await look;
    } catch (error) {
      if (!(error instanceof BackendLost)) throw error;
      this.#forget(); // the page opens the run again on another backend
    } finally {
      this.#running = false;
    }
  }

  /** Whether the curvature is wanted, and not known of the latest θ. */
  get #curvatureDue(): boolean {
    if (this.#measured === this.#latest) return false;
    const { curvature, plane } = this.#wanted;
    return plane === 'curvature' || (curvature && curvatureFor(this.#latest!.settings.optimizer) !== 'none');
  }

  /** The next thing to do; undefined where there is none. */
  #look(): Promise<void> | undefined {
    const at = this.#latest;
    const open = this.#open;
    if (!at || !open || at.theta.length !== open.plan.length) return undefined;
    this.#budget.start();
    const { plane } = this.#wanted;
    const mapDue = plane !== undefined && this.#mapped !== at;
    // In turn: what changed while one was made must not keep the other waiting.
    const turn = !mapDue || performance.now() - this.#measuredAt > curvaturePause;
    if (this.#curvatureDue && turn) return this.#measure(open, at);
    if (mapDue) return this.#map(open, at, plane);
    if (!this.#curvatureDue && curvatureFor(at.settings.optimizer) === 'none' && this.curvature) {
      this.curvature = undefined;
      this.onChange();
    }
    return undefined;
  }

  async #measure(open: OpenModel, at: Standpoint): Promise<void> {
    const generation = this.#generation;
    const wanted = curvatureFor(at.settings.optimizer);
    const seen = await this.#curvatureAt(open, at, wanted === 'preconditioned' ? wanted : 'hessian');
    if (generation !== this.#generation) return;
    this.#measured = at;
    this.#measuredAt = performance.now();
    this.curvature = wanted === 'none' ? undefined : seen;
    this.onChange();
  }

  async #map(open: OpenModel, at: Standpoint, choice: PlaneChoice): Promise<void> {
    const generation = this.#generation;
    const theta = Float64Array.from(at.theta);
    open.model.setState(at.layerState);
    const plane = choosePlane(choice, {
      theta,
      parameters: open.plan.parameters,
      seed: at.settings.seed,
      past: this.#path.thetas,
      former: this.#path.former,
      gradient: at.gradient,
      top: this.#direction,
    });
    const path = plane.place(this.#path.thetas);
    const grid = this.slice?.choice === choice ? fine : coarse;
    const isWanted = (): boolean => generation === this.#generation && this.#wanted.plane === choice;
    const slice = await sliceOf(open.model, { base: theta, ...plane, columns: grid, rows: grid }, async () => {
      await this.#budget.pause();
      if (!isWanted()) return false;
      if (this.#curvatureDue && performance.now() - this.#measuredAt > curvaturePause) {
        await this.#measure(open, this.#latest!);
        if (!isWanted()) return false;
        open.model.setState(at.layerState);
      }
      return true;
    });
    if (!slice) return;
    // Once more, finer, where it was a first one.
    if (grid === fine) this.#mapped = at;
    this.slice = { ...slice, step: at.step, choice, path, share: plane.share, samples: open.plan.samples.length };
    this.onChange();
  }

  async #curvatureAt(
    open: OpenModel,
    { step, theta: at, moments, layerState, settings, t }: Standpoint,
    kind: CurvatureSeen['kind'],
  ): Promise<CurvatureSeen | undefined> {
    const { optimizer } = settings;
    const theta = Float64Array.from(at);
    // An adaptive optimizer knows what to divide by only once it has seen a gradient.
    const unknown = kind === 'preconditioned' && (t === 0 || moments.length < 2 * theta.length);
    if (unknown && this.#wanted.plane !== 'curvature') return undefined;
    const [, correction2] = biasCorrection(optimizer, Math.max(1, t));
    const adaptive =
      kind === 'preconditioned' && !unknown
        ? theta.map((_, i) => {
            const [s0, s1] = [moments[i], moments[theta.length + i]];
            // What never had a gradient (padding, a dead unit) does not curve either: any number will do but a tiny one.
            return s0 === 0 && s1 === 0 ? 1 : divisor(optimizer, s0, s1, correction2);
          })
        : undefined;
    // A layer whose rate is multiplied by f is one whose gradient is divided by 1/f; a frozen one makes no step at all.
    const rates = layerRates(settings, open.plan);
    const divisors = rates ? theta.map((_, i) => (adaptive?.[i] ?? 1) / rates[i]) : adaptive;
    open.model.setState(layerState);
    const top = await topCurvature(open.model, theta, {
      start: this.#direction,
      single: open.single,
      divisors,
      pause: () => this.#budget.pause(),
    });
    this.#direction = top.vector;
    if (unknown) return undefined;
    // Of the penalty's curvature a layer has as much as of the learning rate: at most the largest factor.
    const largest = rates ? rates.reduce((x, y) => Math.max(x, y), 0) : 1;
    const lambda = top.value + (adaptive ? 0 : settings.regularization.l2 * largest);
    const scaled = adaptive !== undefined || rates?.some((rate) => rate !== 0 && rate !== 1);
    return {
      step,
      lambda,
      kind: scaled ? 'preconditioned' : 'hessian',
      limit: stabilityLimit(optimizer, lambda),
    };
  }

  /** What was seen last stays readable. */
  destroy(): void {
    this.#generation++;
    this.#open?.model.destroy();
    this.#open = undefined;
  }
}
