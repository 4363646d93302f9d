import type { Constants, Floats, Parts } from '../kernel.ts';
import type { Step } from '../step.ts';
import { bowl, type SurfaceTwin } from './shared/surface.ts';

const largest = 3.4028234663852886e38;

/** Twin of shaders/surface_map.wgsl: height at the centres of a grid. values (height, width) = */
export function surface_map(buffers: [Floats], _constants: Constants, step: Step, parts?: Parts): void {
  const [values] = buffers;
  const surface = (parts?.surface?.twin as SurfaceTwin | undefined) ?? bowl;
  const p = step.live.slice(4, 28);
  const [left, top, dx, dy] = step.live.slice(28, 32);
  const [width, height] = step.live.slice(36, 38);
  const out = new Float64Array(3);
  for (let n = 0; n < width * height; n++) {
    surface(left + ((n % width) + 0.5) * dx, top + (Math.floor(n / width) + 0.5) * dy, p, out);
    values[n] = Math.abs(out[0]) <= largest ? out[0] : largest;
  }
}
