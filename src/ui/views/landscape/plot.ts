// The map's place on its canvas, and the way from the plane's (a, b) to it and back.
import type { SliceSeen } from '../../../labs/landscape/watch.ts';

/** The map fills its square; the outermost points of the grid are the middles of its outermost cells. */
export const mapX = ({ columns, reach }: SliceSeen, a: number): number =>
  0.5 + (a / reach[0]) * 0.5 * ((columns - 1) / columns);
export const mapY = ({ rows, reach }: SliceSeen, b: number): number => 0.5 - (b / reach[1]) * 0.5 * ((rows - 1) / rows);

export const mapA = ({ columns, reach }: SliceSeen, x: number): number =>
  (x - 0.5) * 2 * reach[0] * (columns / (columns - 1));
export const mapB = ({ rows, reach }: SliceSeen, y: number): number => (0.5 - y) * 2 * reach[1] * (rows / (rows - 1));

/** The loss in the middle: at θ itself. */
export const middleLoss = ({ values, columns, rows }: SliceSeen): number =>
  values[((rows - 1) / 2) * columns + (columns - 1) / 2];

export interface Heights {
  /** Of each place: −1 as low as the map goes, 0 as in its middle, 1 as high as it goes; log scale. */
  shares: Float32Array;
  lowest: number;
  highest: number;
}

const tiny = 1e-12;
/** A map that hardly differs from its middle must not look like mountains. */
const leastSpan = Math.log(1.02);

export function heightsOf(slice: SliceSeen): Heights {
  const middle = Math.max(tiny, middleLoss(slice));
  const finite = slice.values.filter(Number.isFinite);
  const [lowest, highest] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const log = (value: number): number => Math.log(Math.max(tiny, value) / middle);
  const [down, up] = [Math.max(leastSpan, -log(lowest)), Math.max(leastSpan, log(highest))];
  const shares = Float32Array.from(slice.values, (value) => {
    if (!Number.isFinite(value)) return 1;
    const t = log(value);
    return t < 0 ? t / down : t / up;
  });
  return { shares, lowest, highest };
}
