// How long a smaller model takes beside the original: always in turns, so that what slows the machine slows all of them.
import type { Evaluator } from './evaluator.ts';
import { rangesFor } from './ranges.ts';
import type { Report } from './report.ts';
import type { Amount, Technique } from './variant.ts';

/** Time of an evaluation as a share of the original's. */
export interface Speed {
  amount: Amount;
  one: number;
  many: number;
  /** The same of its inference in whole numbers, where it has that. */
  integer?: { one: number; many: number };
}

/** Rounds in which each is timed once, and ms that one of these aims at. */
const [rounds, burst] = [12, 4];
/** Rows of the two batches that are timed. */
export const [fewRows, manyRows] = [1, 256];

/** Does something so many times and says how many ms one took. */
export type Stopwatch = (times: number) => Promise<number>;

/**
 * The least time of each over some rounds, as shares of the first's. All do it as often in one go: what going there and
 * back takes is shared by as many.
 */
export async function race(watches: readonly Stopwatch[]): Promise<number[]> {
  const least = watches.map(() => Infinity);
  let times = 1;
  for (let round = 0; round < rounds; round++) {
    for (const [i, watch] of watches.entries()) {
      const ms = await watch(times);
      // The first ones are of warming up, and of going there and back.
      if (round > 1) least[i] = Math.min(least[i], ms);
      else if (i === 0) times = Math.max(1, Math.min(256, Math.round(burst / ms)));
    }
  }
  return least.map((ms) => ms / least[0]);
}

/** Measures the variant in slot 1 of the evaluator against the model in slot 0, as a report left them. */
export async function measureSpeed(
  evaluator: Evaluator,
  technique: Technique,
  { amount, integer }: Report,
): Promise<Speed> {
  const ranges = await rangesFor(evaluator, technique, amount.bits);
  const of = (batch: number): Promise<number[]> =>
    race([
      evaluator.stopwatch(0, batch),
      evaluator.stopwatch(1, batch, ranges),
      ...(integer ? [evaluator.stopwatch(1, batch, ranges, 'integer')] : []),
    ]);
  const [, one, integerOne] = await of(fewRows);
  const [, many, integerMany] = await of(manyRows);
  return { amount, one, many, ...(integer ? { integer: { one: integerOne, many: integerMany } } : {}) };
}
