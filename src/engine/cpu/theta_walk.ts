import type { Constants, Floats } from '../kernel.ts';
import { liveCount, type Step } from '../step.ts';

/** Twin of shaders/theta_walk.wgsl: theta (P) = base + a·u + b·v, with a and b the last two of step.live. */
export function theta_walk(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [base, u, v, theta] = buffers;
  const a = step.live[liveCount - 2];
  const b = step.live[liveCount - 1];
  for (let i = 0; i < 4 * constants.QUADS; i++) theta[i] = base[i] + a * u[i] + b * v[i];
}
