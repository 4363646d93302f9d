// What surface_basins.wgsl does, as one writes it in JavaScript: one loop over the pixels, numbers in variables.

const minima = [
  [3, 2],
  [-2.805118086952745, 3.131312518250573],
  [-3.779310253377747, -3.283185991286169],
  [3.584428340330492, -1.848126526964404],
]
  // In the order of the map's labels: all are of height 0, so by x.
  .toSorted((a, b) => a[0] - b[0]);
const reach = 0.24;

export function basinsInJavaScript(
  [xMin, xMax, yMin, yMax]: readonly [number, number, number, number],
  size: number,
  steps: number,
  lr: number,
): { ms: number; labels: Uint32Array } {
  const start = performance.now();
  const [beta1, beta2, eps] = [0.9, 0.999, 1e-8];
  const [mx, my] = [0, 1].map((axis) => Float64Array.from(minima, (minimum) => minimum[axis]));
  const labels = new Uint32Array(size * size);
  for (let i = 0; i < size * size; i++) {
    const x0 = xMin + (((i % size) + 0.5) / size) * (xMax - xMin);
    const y0 = yMax - ((Math.floor(i / size) + 0.5) / size) * (yMax - yMin);
    let [goalX, goalY, label, arrived] = [1e15, 1e15, 254, steps];
    for (let turn = 0; turn < 2; turn++) {
      let [x, y, m0, m1, v0, v1, c1, c2] = [x0, y0, 0, 0, 0, 0, 0, 0];
      arrived = steps;
      for (let k = 0; k < arrived; k++) {
        const a = x * x + y - 11;
        const b = x + y * y - 7;
        const gx = 4 * x * a + 2 * b;
        const gy = 2 * a + 4 * y * b;
        c1 = beta1 * c1 + (1 - beta1);
        c2 = beta2 * c2 + (1 - beta2);
        m0 = beta1 * m0 + (1 - beta1) * gx;
        m1 = beta1 * m1 + (1 - beta1) * gy;
        v0 = beta2 * v0 + (1 - beta2) * gx * gx;
        v1 = beta2 * v1 + (1 - beta2) * gy * gy;
        x -= (lr * (m0 / c1)) / (Math.sqrt(v0 / c2) + eps);
        y -= (lr * (m1 / c1)) / (Math.sqrt(v1 / c2) + eps);
        if (k % 4 !== 3) continue;
        const isLost = !(Math.max(Math.abs(x), Math.abs(y)) < 1e12);
        const isThere = (x - goalX) * (x - goalX) + (y - goalY) * (y - goalY) <= reach * reach;
        if (isLost || isThere) arrived = k + 1;
      }
      if (turn === 1) break;
      for (let n = 0; n < 4; n++) if ((x - mx[n]) ** 2 + (y - my[n]) ** 2 <= reach * reach) label = n;
      if (label === 254) break;
      goalX = mx[label];
      goalY = my[label];
    }
    labels[i] = label | (arrived << 8);
  }
  return { ms: performance.now() - start, labels };
}
