// When two runs are the same: loss by loss to 1e-4 relative (DESIGN.md, "Proof", Run). No run here needs the second
// bound, twice what PyTorch in single precision is off from itself in double; a run that does is no run to compare.

const usual = 1e-4;

/** |a − b| relative to b. */
const distance = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.abs(b));

export interface Comparison {
  /** The largest relative distance over the run. */
  worst: number;
  /** The first steps that are too far off, worded for the reader; empty if the runs are the same. */
  mismatches: string[];
}

export function compare(losses: readonly number[], expected: readonly number[], tolerance = usual): Comparison {
  const mismatches: string[] = [];
  if (losses.length !== expected.length) mismatches.push(`${losses.length} losses instead of ${expected.length}`);
  let worst = 0;
  for (const [step, loss] of losses.entries()) {
    const off = distance(loss, expected[step]);
    worst = Math.max(worst, off);
    if (!(off <= tolerance) && mismatches.length < 5) {
      mismatches.push(`step ${step}: ${loss}, PyTorch ${expected[step]}, off by ${off.toExponential(1)}`);
    }
  }
  return { worst, mismatches };
}
