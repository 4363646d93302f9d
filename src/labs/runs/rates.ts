// The learning-rate strip: many rates on the slider's own axis, each a whole training run from the same initial weights
// on the same batches, and the loss of each step by step.
import { createPopulation, fitOf, type Fit } from '../../engine/population/index.ts';
import type { Backend } from '../../engine/backend.ts';
import type { Experiment } from '../../experiment/index.ts';
import { axisByKey, between, valueAt, withValues } from './axes.ts';
import { divergedAt, learntAt } from './outcome.ts';
import { type Bench, type Going, initialPenalties, startLosses } from './train-all.ts';

/** Sizes a strip may have, the first that can be afforded is taken: rates (columns), and steps of each run. */
const sizes = [
  [96, 512],
  [64, 512],
  [64, 256],
  [48, 192],
  [32, 128],
  [24, 96],
] as const;
/** Of these, the twins start with the fourth: they make the runs one after the other, on the page's own thread. */
const firstOnTwins = 3;
/** Entries a run's losses are drawn in. */
const mostEntries = 64;
/** Multiplications of forward passes that a strip may cost: about a second of the twins, three of a software adapter. */
const affordable = { cpu: 5e7, software: 4e8, gpu: 2e10 };
/** What a step costs besides its multiplications, in these. */
const stepWork = 500;
/** ms between two looks at what there is, and of a dispatch. */
const lookEvery = 200;
const pace = 4;

/**
 * Why there is no strip. `waits`: batches or rate are decided on the way; `taught`: it has a teacher, whom the fused
 * trainer does not hear; `large`: does not fit that trainer; `slow`: takes too long here.
 */
export type NoStrip = Extract<Fit, { no: unknown }>['no'] | 'slow';

/** Learning rates from one end of the slider to the other, of three digits: a link with one of them is readable. */
export function ratesOf(count: number): number[] {
  const whole = between(axisByKey('lr')!, 0, Infinity);
  return Array.from({ length: count }, (_, i) => Number(valueAt(whole, (i + 0.5) / count).toPrecision(3)));
}

function costKind({ kind, software }: Backend): keyof typeof affordable {
  if (kind === 'cpu') return 'cpu';
  return software ? 'software' : 'gpu';
}

export type StripSize = readonly [rates: number, steps: number];

/** The size a strip of an experiment can have on a backend, or why it can have none. */
export function stripSize({ backend, dataset }: Bench, x: Experiment): StripSize | NoStrip {
  const fit = fitOf(backend, x, dataset);
  if ('no' in fit) return fit.no;
  const kind = costKind(backend);
  const cost = fit.work + stepWork;
  const size = sizes
    .slice(kind === 'cpu' ? firstOnTwins : 0)
    .find(([n, steps]) => n * steps * cost <= affordable[kind]);
  return size ?? 'slow';
}

/** Numbers 0 … n − 1 in an order in which those made so far are spread out: by their bits, backwards. */
export function spreadOut(n: number): number[] {
  const bits = Math.max(1, Math.ceil(Math.log2(n)));
  return Array.from({ length: 2 ** bits }, (_, i) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) if ((i & (1 << bit)) !== 0) reversed |= 1 << (bits - 1 - bit);
    return reversed;
  }).filter((i) => i < n);
}

export class RateStrip {
  readonly rates: readonly number[];
  readonly steps: number;
  /** Steps of an entry, and entries of a run. */
  readonly every: number;
  readonly entries: number;
  /** Mean loss of an entry, rates × entries, penalties included; NaN where there is none, or not yet. */
  readonly losses: Float32Array;
  /** Step at which a run's loss or update was not finite. */
  readonly failedAt: (number | undefined)[];
  /** Loss of the initial weights, penalties included. */
  start = Number.NaN;
  done = 0;

  constructor(
    readonly base: Experiment,
    [rates, steps]: StripSize,
  ) {
    this.rates = ratesOf(rates);
    this.steps = steps;
    this.every = Math.ceil(steps / mostEntries);
    this.entries = Math.ceil(steps / this.every);
    this.losses = new Float32Array(rates * this.entries).fill(Number.NaN);
    this.failedAt = this.rates.map(() => undefined);
  }

  experimentAt(column: number): Experiment {
    return withValues(this.base, [['optimizer.lr', this.rates[column]]]);
  }

  /** The least loss any run has in one entry. */
  get best(): number {
    let best = this.start;
    for (const loss of this.losses) if (loss > 0 && loss < best) best = loss;
    return best;
  }

  /** Trains all, and calls back whenever there is more to see. Whether it came to its end. */
  async run(bench: Bench, onChange: () => void, { signal, share }: Going = {}): Promise<boolean> {
    const stopped = () => signal?.aborted === true;
    const order = spreadOut(this.rates.length);
    const experiments = order.map((column) => this.experimentAt(column));
    const starts = await startLosses(bench, [this.base], { signal, share });
    if (!starts || stopped()) return false;
    this.start = starts[0] + initialPenalties([this.base], bench)[0];
    const { steps, every } = this;
    const population = await createPopulation(bench.backend, experiments, bench.dataset, { steps, every });
    try {
      while (population.done < 1 && !stopped()) {
        const look = new AbortController();
        const began = performance.now();
        await population.run({
          signal: look.signal,
          share,
          pace,
          onProgress: () => {
            if (stopped() || performance.now() - began > lookEvery) look.abort();
          },
        });
        const [strips, summaries] = await Promise.all([population.strips(), population.summaries()]);
        if (stopped()) return false;
        order.forEach((column, run) => {
          const strip = strips.subarray(run * this.entries, (run + 1) * this.entries);
          this.losses.set(strip, column * this.entries);
          this.failedAt[column] = summaries[run].failedAt;
        });
        this.done = population.done;
        onChange();
      }
      return population.done === 1;
    } finally {
      population.destroy();
    }
  }

  /** What became of a run until an entry. Undefined where it has not been made. */
  at(column: number, entry: number): Standing | undefined {
    const loss = this.losses[column * this.entries + entry];
    const failed = this.failedAt[column];
    if (failed !== undefined && failed < (entry + 1) * this.every) return { fate: 'blown', loss: Number.NaN };
    if (Number.isNaN(loss)) return undefined;
    if (loss >= divergedAt * this.start) return { fate: 'blown', loss };
    return { fate: loss < learntAt * this.start ? 'learns' : 'crawls', loss };
  }

  /** Step from which on a run that has blown up was out of bounds, to the entry it happened in. */
  goneAt(column: number): number {
    let entry = this.entries;
    while (entry > 0 && this.at(column, entry - 1)?.fate === 'blown') entry--;
    return entry * this.every;
  }

  /**
   * On the scale of the map's colours: 0 still has the loss it started with; up to 1 is how far the loss has come down,
   * on its logarithm, to the least of all; down to −1 how far it is above its start; −1 is no number any more.
   */
  shadeAt(column: number, entry: number, best = this.best): number | undefined {
    const standing = this.at(column, entry);
    if (!standing) return undefined;
    const { fate, loss } = standing;
    const { start } = this;
    if (fate === 'crawls') return 0;
    if (fate === 'blown') {
      const above = Number.isNaN(loss) ? Infinity : Math.log(loss / (divergedAt * start));
      return -0.4 - 0.6 * Math.min(1, above / foldsAbove);
    }
    const most = Math.log((learntAt * start) / Math.max(best, 1e-38));
    return 0.12 + 0.88 * Math.min(1, Math.log((learntAt * start) / Math.max(loss, 1e-38)) / Math.max(most, 1e-6));
  }

  /** The rates at which the runs stand at their end: from which on they learn, and from which on they blow up. */
  get verdict(): Verdict {
    const last = this.entries - 1;
    const fates = this.rates.map((_, column) => this.at(column, last)?.fate);
    const end = fates.findLastIndex((fate) => fate !== 'blown') + 1;
    const learns = fates.indexOf('learns');
    let best = -1;
    this.rates.forEach((_, column) => {
      const loss = this.losses[column * this.entries + last];
      if (fates[column] === 'learns' && (best < 0 || loss < this.losses[best * this.entries + last])) best = column;
    });
    return {
      learnsFrom: learns < 0 ? undefined : this.rates[learns],
      blowsUpFrom: end < fates.length && fates[end] === 'blown' ? this.rates[end] : undefined,
      best: best < 0 ? undefined : this.rates[best],
    };
  }
}

/** e-folds above the loss's bound at which the colour is at its end. */
const foldsAbove = Math.log(1e4);

export interface Standing {
  fate: 'crawls' | 'learns' | 'blown';
  loss: number;
}

export interface Verdict {
  /** The least rate that has learnt something by the end. */
  learnsFrom: number | undefined;
  /** The rate from which on all have blown up. */
  blowsUpFrom: number | undefined;
  /** The rate with the lowest loss at the end. */
  best: number | undefined;
}
