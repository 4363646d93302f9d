// Round numbers for axes and scales.

/** The smallest of 1, 1.5, 2, 3, 5, 7 × 10ⁿ that is at least `value`. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 5, 7, 10].find((s) => s * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(12));
}

/** Round values within [low, high], about `count` of them. */
export function linearTicks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = power * ([1, 2, 5, 10].find((s) => span / (s * power) <= count) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Exponents (log₁₀) to mark within [low, high]: powers of ten, and 2 and 5 between them where there is room. */
export function logTicks(low: number, high: number, count: number): number[] {
  const decades = Math.floor(high + 1e-9) - Math.ceil(low - 1e-9) + 1;
  if (decades > count) return linearTicks(Math.ceil(low), Math.floor(high), count).filter((t) => Number.isInteger(t));
  const marks = decades >= 3 ? [0] : decades >= 2 ? [0, Math.log10(3)] : [0, Math.log10(2), Math.log10(5)];
  const ticks: number[] = [];
  for (let decade = Math.floor(low); decade <= Math.ceil(high); decade++) {
    for (const mark of marks)
      if (decade + mark >= low - 1e-9 && decade + mark <= high + 1e-9) ticks.push(decade + mark);
  }
  if (ticks.length >= 3) return ticks;
  // Less than a decade: round values, wherever they lie.
  return linearTicks(10 ** low, 10 ** high, count)
    .filter((v) => v > 0)
    .map(Math.log10);
}
