// What a race over many starts comes to.

/** The value below which a share of the sorted numbers lies, between neighbours in proportion. Infinity sorts last. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  // Not a mixture where one of the two is infinite.
  return low === high || sorted[low] === sorted[high]
    ? sorted[low]
    : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Sign test: how likely it is that two equals would differ at least so clearly in wins, by chance alone. */
export function signTest(wins: number, losses: number): number {
  const n = wins + losses;
  let tail = 0;
  let term = 0.5 ** n; // n choose 0, over 2ⁿ
  for (let k = 0; k <= Math.min(wins, losses); k++) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Who was lowest at each start: one win, shared by those who are level. `finals[contestant][start]`. */
export function winsOf(finals: readonly (readonly number[])[], level: number): number[] {
  const wins = finals.map(() => 0);
  const starts = finals[0]?.length ?? 0;
  for (let start = 0; start < starts; start++) {
    const best = Math.min(...finals.map((of) => of[start]));
    if (best === Infinity) continue; // nobody arrived
    const winners = finals.flatMap((of, i) => (of[start] <= best + level ? [i] : []));
    for (const i of winners) wins[i] += 1 / winners.length;
  }
  return wins;
}

/** How often a was lower than b, and the other way round; level starts count for neither. */
export function compare(a: readonly number[], b: readonly number[], level: number): { wins: number; losses: number } {
  let [wins, losses] = [0, 0];
  a.forEach((value, i) => {
    if (value < b[i] - level) wins++;
    else if (b[i] < value - level) losses++;
  });
  return { wins, losses };
}
