// Down-sampling for the charts, on typed arrays, by index: at most so many points are drawn, whatever was recorded.
// LTTB for smooth curves (Steinarsson 2013, "Downsampling Time Series for Visual Representation"), min-max for noisy ones.

/** First index whose x is at least `value`; xs ascending. */
export function lowerBound(xs: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (xs[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows [start, end) between two x, and one more on either side so that a line runs on to the edge. */
export function rowsBetween(xs: ArrayLike<number>, length: number, from: number, to: number): [number, number] {
  const start = lowerBound(xs, length, from);
  let end = lowerBound(xs, length, to);
  if (end < length && xs[end] === to) end++;
  return [Math.max(0, start - 1), Math.min(length, end + 1)];
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);

/**
 * Largest-triangle-three-buckets: of each bucket the point that makes the largest triangle with the point kept before
 * it and the mean of the bucket after it. Points that are not finite are never chosen over finite ones.
 */
export function lttb(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  start: number,
  end: number,
  count: number,
): number[] {
  const n = end - start;
  if (n <= count || count < 3) return range(start, end);
  const kept = [start];
  const size = (n - 2) / (count - 2);
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const low = start + 1 + Math.floor(bucket * size);
    const high = start + 1 + Math.floor((bucket + 1) * size);
    const next = Math.min(start + 1 + Math.floor((bucket + 2) * size), end);
    const [meanX, meanY] = means(xs, ys, high, Math.max(next, high + 1), end);
    const last = kept[kept.length - 1];
    let best = low;
    let largest = -1;
    for (let i = low; i < high; i++) {
      if (!Number.isFinite(ys[i])) continue;
      const area = Math.abs((xs[last] - meanX) * (ys[i] - ys[last]) - (xs[last] - xs[i]) * (meanY - ys[last]));
      if (area > largest) {
        largest = area;
        best = i;
      }
    }
    kept.push(best);
  }
  kept.push(end - 1);
  return kept;
}

function means(xs: ArrayLike<number>, ys: ArrayLike<number>, low: number, high: number, end: number): [number, number] {
  let x = 0;
  let y = 0;
  let n = 0;
  for (let i = low; i < Math.min(high, end); i++) {
    if (!Number.isFinite(ys[i])) continue;
    x += xs[i];
    y += ys[i];
    n++;
  }
  return n > 0 ? [x / n, y / n] : [xs[Math.min(low, end - 1)], 0];
}

/** The lowest and the highest point of each bucket, in order: keeps every spike. */
export function minMax(ys: ArrayLike<number>, start: number, end: number, count: number): number[] {
  const n = end - start;
  if (n <= count || count < 2) return range(start, end);
  const buckets = Math.floor(count / 2);
  const kept: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const low = start + Math.floor((bucket * n) / buckets);
    const high = start + Math.floor(((bucket + 1) * n) / buckets);
    let least = low;
    let most = low;
    for (let i = low + 1; i < high; i++) {
      // A value that is not finite gives way to any that is.
      if (ys[i] < ys[least] || !Number.isFinite(ys[least])) least = i;
      if (ys[i] > ys[most] || !Number.isFinite(ys[most])) most = i;
    }
    kept.push(Math.min(least, most));
    if (least !== most) kept.push(Math.max(least, most));
  }
  return kept;
}
