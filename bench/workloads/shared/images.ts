// Made-up images: each its class's prototype (a sum of three blurred blobs) plus noise, kept within 0 … 1 as grey values are.
import { normal, permutation, stream, uniform } from '../../../src/experiment/random.ts';

interface Wanted {
  seed: number;
  n: number;
  side: number;
  classes: number;
}

function prototype({ seed, side }: Wanted, label: number): Float32Array {
  const image = new Float32Array(side * side);
  for (let blob = 0; blob < 3; blob++) {
    const draw = (i: number) => uniform(seed, stream.data, label, 4 * blob + i);
    const [cx, cy, radius, weight] = [6 + 16 * draw(0), 6 + 16 * draw(1), 2 + 4 * draw(2), 0.5 + 0.5 * draw(3)];
    for (let p = 0; p < image.length; p++) {
      const d2 = (Math.floor(p / side) - cy) ** 2 + ((p % side) - cx) ** 2;
      image[p] += weight * Math.exp(-d2 / (2 * radius * radius));
    }
  }
  return image;
}

/** x: (n, side²); y: (n), about equally many of each class in a random order. */
export function images(wanted: Wanted): { x: Float32Array; y: Float32Array } {
  const { seed, n, side, classes } = wanted;
  const pixels = side * side;
  const prototypes = Array.from({ length: classes }, (_, label) => prototype(wanted, label));
  const x = new Float32Array(n * pixels);
  const y = new Float32Array(n);
  const order = permutation(n, seed, stream.shuffle, 0);
  for (let i = 0; i < n; i++) {
    y[i] = order[i] % classes;
    const of = prototypes[y[i]];
    for (let p = 0; p < pixels; p++) {
      const grey = of[p] + 0.25 * normal(seed, stream.noise, 0, i * pixels + p);
      x[i * pixels + p] = Math.min(1, Math.max(0, grey));
    }
  }
  return { x, y };
}
