import type { Constants, Floats } from '../kernel.ts';

/**
 * Twin of shaders/recurrent_pack.wgsl: W_hh (G, H, H) in θ with its units in quads, zeros behind the last one; for
 * forward with the states it comes from first.
 */
export function recurrent_pack(buffers: [Floats, Floats], constants: Constants): void {
  const [theta, packed] = buffers;
  const { G, H, WEIGHT, BACKWARD } = constants;
  const width = 4 * Math.ceil(H / 4);
  packed.fill(0, 0, G * H * width);
  for (let g = 0; g < G; g++) {
    for (let j = 0; j < H; j++) {
      for (let k = 0; k < H; k++) {
        const to = BACKWARD ? (g * H + j) * width + k : (k * G + g) * width + j;
        packed[to] = theta[WEIGHT + (g * H + j) * H + k];
      }
    }
  }
}
