import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { throughTime } from './shared/recurrent.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Twin of shaders/gru_forward.wgsl: r = σ(i_r + s_r), z = σ(i_z + s_z), n = tanh(i_n + r ⊙ s_n), h ← (1 − z) ⊙ n + z ⊙ h.
 * gates (B, T, 3·H): in i, out r, z, n; inner (B, T, H) = s_n
 */
export function gru_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [packed, theta, gates, previous, work, a, inner] = buffers;
  const { H } = constants;
  throughTime(3, [packed, theta, previous, work, a], constants, step, (place, sums, h) => {
    for (let j = 0; j < H; j++) {
      const at = place * 3 * H + j;
      const r = sigmoid(gates[at] + sums[j]);
      const z = sigmoid(gates[at + H] + sums[H + j]);
      const n = Math.tanh(gates[at + 2 * H] + r * sums[2 * H + j]);
      gates[at] = r;
      gates[at + H] = z;
      gates[at + 2 * H] = n;
      inner[place * H + j] = sums[2 * H + j];
      h[j] = (1 - z) * n + z * h[j];
    }
  });
}
