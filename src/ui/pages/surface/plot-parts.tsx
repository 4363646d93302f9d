// What the charts of the honest race have in common.
import { short } from '../../views/shared/format.ts';
import { uiScale } from '../../views/shared/ui-scale.ts';
import { linearTicks, logTicks } from '../../views/chart/ticks.ts';

export const dashOf = (dash: readonly number[], scale: number): string | undefined =>
  dash.map((part) => part * scale).join(' ') || undefined;

/** Losses on a log₁₀ axis where all are positive and span more than a decade; else as they are. */
export function lossScale(losses: readonly number[]): {
  log: boolean;
  place: (f: number) => number;
  range: [number, number];
} {
  const finite = losses.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const log = low >= 0 && high > 10 * Math.max(low, 1e-12);
  const place = (f: number): number => (log ? Math.log10(Math.max(f, 1e-12)) : f);
  const [from, to] = finite.length > 0 ? [place(low), place(high)] : [0, 1];
  const margin = Math.max(1e-9, (to - from) * 0.05);
  return { log, place, range: [from - margin, to + margin] };
}

/** What the longest of an axis's marks needs. */
export const axisWidth = (marks: readonly string[], scale: number): number =>
  scale * (14 + 6.5 * Math.max(3, ...marks.map(({ length }) => length)));

const axis = (scale: number) => ({
  type: 'number' as const,
  allowDataOverflow: true,
  tick: { fontSize: 11 * scale, fill: 'var(--muted)' },
  tickLine: false,
});

/** The height of a chart's y axis. */
export function lossAxis(log: boolean, [low, high]: readonly [number, number]) {
  const scale = uiScale();
  const ticks = log ? logTicks(low, high, 6) : linearTicks(low, high, 5);
  const text = (v: number): string => short(log ? 10 ** v : v, 2);
  return {
    ...axis(scale),
    domain: [low, high],
    ticks,
    tickFormatter: text,
    width: axisWidth(ticks.map(text), scale),
    axisLine: false,
  };
}

export function bottomAxis(range: readonly [number, number], ticks: number[], text: (v: number) => string) {
  const scale = uiScale();
  return {
    ...axis(scale),
    domain: [...range],
    ticks,
    tickFormatter: text,
    height: 20 * scale,
    axisLine: { stroke: 'var(--edge)' },
  };
}
