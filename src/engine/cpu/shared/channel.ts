/** Calls `visit` with the place of every number of one channel of (B, C, S). */
export function forEachOfChannel(B: number, C: number, S: number, channel: number, visit: (n: number) => void): void {
  for (let b = 0; b < B; b++) {
    const first = (b * C + channel) * S;
    for (let n = first; n < first + S; n++) visit(n);
  }
}
