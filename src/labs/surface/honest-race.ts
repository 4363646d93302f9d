// The honest race: everybody from the same many starts, with the same noise, each at its own best learning rate.
import type { Backend } from '../../engine/backend.ts';
import { stream, uniform } from '../../experiment/index.ts';
import type { Contestant } from './contestant.ts';
import { Pace } from './pace.ts';
import { type Entry, Racers } from './racers.ts';
import { compare, median, quantile, signTest, winsOf } from './statistics.ts';
import type { Surface } from './surface.ts';
import type { View } from './surfaces/index.ts';

export interface HonestRequest {
  contestants: readonly Contestant[];
  /** Where the starts are drawn from, how many, and by which seed. */
  area: View;
  starts: number;
  seed: number;
  steps: number;
  /** Learning rates to try. */
  rates: readonly number[];
}

export interface HonestContestant {
  /** Learning rate → median of the loss at the end; infinite where most were lost. */
  sweep: readonly { rate: number; loss: number }[];
  rate: number;
  /** Loss at the end, start by start, at the best rate. */
  finals: readonly number[];
  /** Of the losses before each step and at the end. */
  median: readonly number[];
  lower: readonly number[];
  upper: readonly number[];
  wins: number;
  lost: number;
}

export interface HonestResult {
  contestants: readonly HonestContestant[];
  /** [a][b]: starts at which a ended lower than b, and the sign test's p for the pair. */
  pairs: readonly (readonly { wins: number; p: number }[])[];
}

/** `perDecade` rates a decade from low to high. */
export const ratesBetween = (low: number, high: number, perDecade = 5): number[] => {
  const count = Math.round(Math.log10(high / low) * perDecade);
  return Array.from({ length: count + 1 }, (_, i) => Number((low * (high / low) ** (i / count)).toPrecision(3)));
};

/** The starts of all: entry i is start i, with a seed of its own for its noise and batches. */
export function startsIn([xMin, xMax, yMin, yMax]: View, starts: number, seed: number): Omit<Entry, 'contestant'>[] {
  return Array.from({ length: starts }, (_, i) => ({
    x: xMin + uniform(seed, stream.data, i, 0) * (xMax - xMin),
    y: yMin + uniform(seed, stream.data, i, 1) * (yMax - yMin),
    seed: (seed + i) >>> 0,
  }));
}

/** Resolves with undefined when `isStale` says so. */
export async function honestRace(
  backend: Backend,
  surface: Surface,
  request: HonestRequest,
  isStale: () => boolean = () => false,
): Promise<HonestResult | undefined> {
  const { contestants, area, starts, seed, steps, rates } = request;
  const places = startsIn(area, starts, seed);
  const sweeps = await sweep(backend, surface, contestants, places, rates, steps, isStale);
  if (!sweeps) return undefined;
  const tuned = contestants.map((contestant, i) => withRate(contestant, bestRate(sweeps[i])));
  const entries = tuned.flatMap((_, contestant) => places.map((place) => Object.assign({ contestant }, place)));
  const racers = await Racers.create(backend, surface, tuned, entries);
  try {
    if (!(await run(racers, steps, isStale))) return undefined;
    return summarize(surface, racers, sweeps, starts, steps);
  } finally {
    racers.destroy();
  }
}

const bestRate = (tried: readonly { rate: number; loss: number }[]): number =>
  tried.reduce((best, one) => (one.loss < best.loss ? one : best)).rate;

const withRate = ({ settings, noise }: Contestant, lr: number): Contestant => ({
  settings: { ...settings, optimizer: { ...settings.optimizer, lr } },
  noise,
});

/** Everybody at every rate from every start. */
async function sweep(
  backend: Backend,
  surface: Surface,
  contestants: readonly Contestant[],
  places: readonly Omit<Entry, 'contestant'>[],
  rates: readonly number[],
  steps: number,
  isStale: () => boolean,
): Promise<{ rate: number; loss: number }[][] | undefined> {
  const entries = contestants.flatMap(({ settings }, contestant) =>
    rates.flatMap((rate) =>
      places.map((place) => ({ ...place, contestant, rateFactor: rate / settings.optimizer.lr })),
    ),
  );
  const racers = await Racers.create(backend, surface, contestants, entries, false);
  try {
    if (!(await run(racers, steps, isStale))) return undefined;
    const finals = entries.map((_, entry) => finalOf(surface, racers, entry));
    return contestants.map((_, c) =>
      rates.map((rate, r) => {
        const first = (c * rates.length + r) * places.length;
        return { rate, loss: median(finals.slice(first, first + places.length)) };
      }),
    );
  } finally {
    racers.destroy();
  }
}

/** In pieces the page can bear. */
async function run(racers: Racers, steps: number, isStale: () => boolean): Promise<boolean> {
  const pace = new Pace(racers.backend.kind === 'cpu' ? 10 : 25);
  while (racers.step < steps) {
    if (isStale()) return false;
    const n = Math.min(steps - racers.step, 256, Math.max(1, Math.floor(pace.amount(1) / racers.entries.length)));
    await pace.time(n * racers.entries.length, () => racers.advance(n));
    if (racers.backend.kind === 'cpu') await new Promise((resolve) => setTimeout(resolve));
  }
  return true;
}

/** f where a racer ended; infinite for a lost one. */
function finalOf(surface: Surface, racers: Racers, entry: number): number {
  const { x, y, lostAt } = racers.standing(entry);
  const { f } = surface.at(x, y);
  return lostAt === undefined && Number.isFinite(f) ? f : Infinity;
}

function summarize(
  surface: Surface,
  racers: Racers,
  sweeps: readonly { rate: number; loss: number }[][],
  starts: number,
  steps: number,
): HonestResult {
  const finals = sweeps.map((_, c) =>
    Array.from({ length: starts }, (__, i) => finalOf(surface, racers, c * starts + i)),
  );
  // What single precision cannot tell apart is level.
  const heights = Array.from({ length: starts }, (_, i) => racers.row(i, 0)[2]);
  const level = 1e-6 * Math.abs(median(heights) - Math.min(...finals.flat()));
  const wins = winsOf(finals, Number.isFinite(level) ? level : 0);
  const contestants = sweeps.map((of, c): HonestContestant => {
    const bands = Array.from({ length: steps + 1 }, (_, step) => {
      const losses = finals[c].map((final, i) => lossAt(racers, c * starts + i, step, steps, final));
      return Float64Array.from(losses).sort();
    });
    return {
      sweep: of,
      rate: bestRate(of),
      finals: finals[c],
      median: bands.map((band) => quantile(band, 0.5)),
      lower: bands.map((band) => quantile(band, 0.25)),
      upper: bands.map((band) => quantile(band, 0.75)),
      wins: wins[c],
      lost: finals[c].filter((final) => final === Infinity).length,
    };
  });
  const pairs = finals.map((a) =>
    finals.map((b) => {
      const { wins: won, losses } = compare(a, b, level);
      return { wins: won, p: signTest(won, losses) };
    }),
  );
  return { contestants, pairs };
}

/** f before a step (after the last: at the end); infinite once the racer is lost. */
function lossAt(racers: Racers, entry: number, step: number, steps: number, final: number): number {
  if (step >= steps) return final;
  return step < racers.rows(entry) ? racers.row(entry, step)[2] : Infinity;
}
