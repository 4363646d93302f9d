import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/gradient_noise.wgsl. noise_ring (slot) = (‖g‖², ‖d‖², B, 0) */
export function gradient_noise(buffers: [Floats, Floats], constants: Constants, step: Step): void {
  const [partials, noiseRing] = buffers;
  let squares = 0;
  let noiseSquares = 0;
  for (let n = 0; n < 4 * constants.PARTIALS; n += 4) {
    squares += partials[n];
    noiseSquares += partials[n + 1];
  }
  noiseRing.set([squares, noiseSquares, step.size, 0], 4 * step.slot);
}
