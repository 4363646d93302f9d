// The curves of the race: how high each racer of the start that is looked at stands, against what it has spent.
import { type ChartAxis, labNow } from '../../../store/surface/choices.ts';
import { lab } from '../../../store/surface/run.ts';
import { labStatusNow } from '../../../store/surface/status.ts';
import type { Surface } from '../../../labs/surface/surface.ts';
import { lttb } from '../../views/chart/thin.ts';

export const mostPoints = 300;

export interface PathPoint {
  x: number;
  y: number;
}

export interface PathChartData {
  /** One for each racer. */
  lines: PathPoint[][];
  xs: readonly [number, number];
  ys: readonly [number, number];
  /** Heights are above the lowest place that is known, and y is their log₁₀; else y is the height itself. */
  log: boolean;
}

/** Heights closer than this to the lowest place are as good as there (single precision). */
const floor = 1e-12;

/** What a step costs in gradients: the points it looks at. */
function costOf(): number {
  const { surface, points, minibatch } = labNow();
  if (surface !== 'regression') return 1;
  return minibatch > 0 && minibatch < points.length ? minibatch : points.length;
}

export function pathData(axis: ChartAxis, log: boolean): PathChartData | undefined {
  const { spot, racers } = labNow();
  const { shown } = labStatusNow();
  const wave = lab.waves[spot];
  if (!wave) return undefined;
  const { surface } = lab;
  const known = surface.known[0];
  const lowest = known ? surface.at(known[0], known[1]).f : undefined;
  const logged = log && lowest !== undefined;
  const scale = (f: number): number => (logged ? Math.log10(Math.max(floor, f - lowest)) : f);
  const cost = costOf();
  const spent = (own: number): number => {
    if (axis === 'steps') return own;
    if (axis === 'evaluations') return own * cost;
    return (lab.seconds[wave.birth + own] ?? 0) - (lab.seconds[wave.birth] ?? 0);
  };
  const lines = racers.slice(0, wave.racers.entries.length).map((_, racer): PathPoint[] => {
    const rows = wave.rows(racer, shown);
    const end = wave.at(racer, shown);
    const count = rows + (end.lost ? 0 : 1);
    const xs = new Float64Array(count);
    const ys = new Float64Array(count);
    for (let i = 0; i < rows; i++) {
      const row = wave.racers.row(racer, i);
      // The row's own f of a mini-batch is the batch's: what is drawn is the whole data's.
      ys[i] = scale(surface.sampled ? surface.at(row[0], row[1]).f : row[2]);
      xs[i] = spent(i);
    }
    if (!end.lost) {
      ys[rows] = scale(surface.at(end.x, end.y).f);
      xs[rows] = spent(rows);
    }
    return lttb(xs, ys, 0, count, mostPoints).map((i) => ({ x: xs[i], y: ys[i] })).filter(({ y }) => Number.isFinite(y)); // oxfmt-ignore
  });
  const all = lines.flat();
  if (all.length === 0) return undefined;
  return { lines, ...rangesOf(all, logged, deepest(surface)), log: logged };
}

/** Whether heights can be drawn by their logarithm: above a lowest place that is known. */
export const hasLowest = ({ known }: Surface): boolean => known.length > 0;

const depths = new WeakMap<Surface, number>();
const probes = 32;

/** The lowest height in the surface's own domain, roughly. */
function deepest(surface: Surface): number {
  const known = depths.get(surface);
  if (known !== undefined) return known;
  const [x0, x1, y0, y1] = surface.domain;
  let depth = Infinity;
  for (let i = 0; i <= probes; i++) {
    for (let j = 0; j <= probes; j++) {
      const { f } = surface.at(x0 + (i / probes) * (x1 - x0), y0 + (j / probes) * (y1 - y0));
      if (f < depth) depth = f;
    }
  }
  depths.set(surface, depth);
  return depth;
}

function rangesOf(all: readonly PathPoint[], log: boolean, depth: number): Pick<PathChartData, 'xs' | 'ys'> {
  let [last, low, high] = [0, Infinity, -Infinity];
  const first = all.reduce((most, { x, y }) => (x === 0 ? Math.max(most, y) : most), -Infinity);
  for (const { x, y } of all) {
    last = Math.max(last, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  // Who flies off, or falls without end, does not flatten the others.
  if (!log && Number.isFinite(first)) {
    if (Number.isFinite(depth)) low = Math.max(low, Math.min(first, depth) - Math.max(first - depth, 1e-9));
    high = Math.min(high, first + 2 * Math.max(first - low, 1e-9));
  }
  if (log && Number.isFinite(first)) high = Math.min(high, first + 2);
  // Nobody has moved yet: room for what comes.
  const margin = high - low > 1e-9 * (1 + Math.abs(high)) ? (high - low) * 0.05 : log ? 1 : 0.5 * Math.max(1, Math.abs(high)); // oxfmt-ignore
  return { xs: [0, last > 0 ? last : 10], ys: [low - margin, high + margin] };
}
