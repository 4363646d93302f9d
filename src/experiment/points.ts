// The points the user drew. They lie on a grid of 1/100, so that the list in a link is short and comes back
// exactly: whoever draws puts them through `gridPoint` at once, and the run never sees any other.
import type { Report } from './problems.ts';
import type { DrawnPoint } from './types.ts';

export const pointBounds = {
  maxPoints: 5000,
  /** |x| and |y| at most: well past the edge of the drawn plane. */
  maxCoordinate: 10,
  maxLabel: 9,
  /** Grid lines per unit. */
  grid: 100,
} as const;

/** The nearest place a drawn point may have. */
export function gridPoint({ x, y, label }: DrawnPoint): DrawnPoint {
  return { x: toGrid(x), y: toGrid(y), label };
}

function toGrid(v: number): number {
  const { grid, maxCoordinate } = pointBounds;
  return Math.round(Math.min(Math.max(v, -maxCoordinate), maxCoordinate) * grid) / grid + 0; // + 0: never −0
}

export function checkPoints(value: unknown, report: Report): DrawnPoint[] | undefined {
  const { maxPoints, maxCoordinate } = pointBounds;
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  if (value.length > maxPoints) report('too-many', value.length, maxPoints);
  const points: DrawnPoint[] = [];
  for (const [i, item] of (value as unknown[]).slice(0, maxPoints).entries()) {
    const at = `data.points.${i}`;
    if (!isPoint(item)) {
      report('not-a-point', item, undefined, at);
      continue;
    }
    const far = [item.x, item.y].find((v) => Math.abs(v) > maxCoordinate);
    if (far !== undefined) report('out-of-range', far, Math.sign(far) * maxCoordinate, at);
    points.push(gridPoint(item));
  }
  return points;
}

function isPoint(value: unknown): value is DrawnPoint {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, label } = value as Record<string, unknown>;
  const isLabel = typeof label === 'number' && Number.isInteger(label) && label >= 0 && label <= pointBounds.maxLabel;
  return Number.isFinite(x) && Number.isFinite(y) && isLabel;
}

/**
 * The points as bytes: their number, then all labels, all x and all y, each as the difference to the one before
 * (a brush leaves neighbours beside each other), in zigzag base-128.
 */
export function encodePoints(points: readonly DrawnPoint[]): Uint8Array {
  const bytes: number[] = [];
  const put = (n: number) => {
    let rest = n;
    while (rest >= 128) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  put(points.length);
  for (const column of columns(points)) {
    let before = 0;
    for (const v of column) {
      const d = v - before;
      put(d < 0 ? -2 * d - 1 : 2 * d);
      before = v;
    }
  }
  return Uint8Array.from(bytes);
}

const columns = (points: readonly DrawnPoint[]): number[][] => [
  points.map((p) => p.label),
  points.map((p) => Math.round(p.x * pointBounds.grid)),
  points.map((p) => Math.round(p.y * pointBounds.grid)),
];

/** The reverse; undefined unless the bytes are exactly such a list. */
export function decodePoints(bytes: Uint8Array): DrawnPoint[] | undefined {
  let at = 0;
  const take = (): number => {
    let n = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? Number.NaN;
      n |= (byte & 127) << shift;
      if (byte < 128) return n;
    }
    return Number.NaN; // past the end, or longer than any number here
  };
  const n = take();
  if (!(n <= pointBounds.maxPoints)) return undefined;
  const [labels, xs, ys] = [0, 1, 2].map(() => {
    let v = 0;
    return Array.from({ length: n }, () => {
      const z = take();
      v += z % 2 === 1 ? -(z + 1) / 2 : z / 2;
      return v;
    });
  });
  if (at !== bytes.length) return undefined;
  const { grid } = pointBounds;
  return labels.map((label, i) => ({ x: xs[i] / grid + 0, y: ys[i] / grid + 0, label }));
}
