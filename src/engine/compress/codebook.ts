// Weight sharing (Han et al. 2016, "Deep Compression"): the weights of a tensor are clustered by k-means in one
// dimension, each stands for its cluster's centre; and what the cluster numbers take when Huffman-coded.

/** Rounds of Lloyd's algorithm at most. */
const mostRounds = 40;

export interface Codebook {
  /** The centres, ascending. */
  centres: Float32Array;
  /** The number of each value's centre. */
  index: Uint8Array;
}

/** k-means with k centres, started evenly over the range (of those three starts the paper tried, the best). */
export function clusterValues(values: Float32Array, k: number): Codebook {
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const centres = Float64Array.from({ length: k }, (_, i) => (k === 1 ? low : low + ((high - low) * i) / (k - 1)));
  const sums = new Float64Array(sorted.length + 1);
  sorted.forEach((v, i) => (sums[i + 1] = sums[i] + v));
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    let from = 0;
    for (let c = 0; c < k; c++) {
      const border = c === k - 1 ? Infinity : (centres[c] + centres[c + 1]) / 2;
      let to = from;
      while (to < sorted.length && sorted[to] <= border) to++;
      if (to > from) {
        const mean = (sums[to] - sums[from]) / (to - from);
        moved = Math.max(moved, Math.abs(mean - centres[c]));
        centres[c] = mean;
      }
      from = to;
    }
    if (moved <= 1e-7 * (high - low)) break;
  }
  const rounded = Float32Array.from(centres).sort();
  return { centres: rounded, index: Uint8Array.from(values, (v) => nearestOf(rounded, v)) };
}

/** The number of the centre next to v, by halving. */
function nearestOf(centres: Float32Array, v: number): number {
  let [low, high] = [0, centres.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (v <= (centres[middle] + centres[middle + 1]) / 2) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Bits of all symbols together in the best prefix code (Huffman 1952); one bit each where there is only one symbol. */
export function huffmanBits(symbols: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < symbols.length; i++) counts.set(symbols[i], (counts.get(symbols[i]) ?? 0) + 1);
  if (counts.size === 1) return symbols.length;
  // The code's length is the sum of all inner nodes' counts: two ascending queues make them in order.
  const leaves = [...counts.values()].sort((a, b) => a - b);
  const inner: number[] = [];
  let [i, j, total] = [0, 0, 0];
  const least = (): number =>
    j >= inner.length || (i < leaves.length && leaves[i] <= inner[j]) ? leaves[i++] : inner[j++];
  for (let n = leaves.length; n > 1; n--) {
    const sum = least() + least();
    inner.push(sum);
    total += sum;
  }
  return total;
}
