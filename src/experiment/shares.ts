// How much of each class is kept, in percent: `shares=100,5`.
import { checkInteger } from './check.ts';
import type { Report } from './problems.ts';

export const shareBounds = { min: 1, max: 100, maxClasses: 100 } as const;

/** Whole percents; a tail of whole classes is not written. */
export function checkShares(value: unknown, report: Report): number[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  const { max, maxClasses } = shareBounds;
  if (value.length > maxClasses) report('too-many', value.length, maxClasses);
  const shares = value.slice(0, maxClasses).map((item: unknown) => checkInteger(shareBounds, item, report) ?? max);
  while (shares.at(-1) === max) shares.pop();
  return shares;
}
