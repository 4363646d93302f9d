// How long a variant's inference takes beside the original's.
import type { Evaluator } from './evaluator.ts';
import { rangesFor } from './ranges.ts';
import type { Report } from './report.ts';
import type { Amount, Technique } from './variant.ts';

/** Time of an evaluation as a share of the original's, measured one after the other. */
export interface Speed {
  amount: Amount;
  one: number;
  many: number;
  /** The same of its inference in whole numbers, where it has that. */
  integer?: { one: number; many: number };
}

/** Measures the variant in slot 1 of the evaluator against the model in slot 0, as a report left them. */
export async function measureSpeed(
  evaluator: Evaluator,
  technique: Technique,
  { amount, integer }: Report,
): Promise<Speed> {
  const ranges = await rangesFor(evaluator, technique, amount.bits);
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
