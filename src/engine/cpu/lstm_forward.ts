import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { throughTime } from './shared/recurrent.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Twin of shaders/lstm_forward.wgsl: i, f, o the sigmoid and g the tanh of x W_ihᵀ + b_ih + W_hh h + b_hh;
 * c ← f ⊙ c + i ⊙ g, h ← o ⊙ tanh(c). gates (B, T, 4·H): in the first half, out i, f, g, o; cells (B, T, H) = c
 */
export function lstm_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [packed, theta, gates, previous, work, a, cells] = buffers;
  const { T, H } = constants;
  throughTime(4, [packed, theta, previous, work, a], constants, step, (place, sums, h) => {
    for (let j = 0; j < H; j++) {
      const at = place * 4 * H + j;
      const i = sigmoid(gates[at] + sums[j]);
      const f = sigmoid(gates[at + H] + sums[H + j]);
      const g = Math.tanh(gates[at + 2 * H] + sums[2 * H + j]);
      const o = sigmoid(gates[at + 3 * H] + sums[3 * H + j]);
      const own = place * H + j;
      const c = f * (place % T === 0 ? 0 : cells[own - H]) + i * g;
      gates[at] = i;
      gates[at + H] = f;
      gates[at + 2 * H] = g;
      gates[at + 3 * H] = o;
      cells[own] = c;
      h[j] = o * Math.tanh(c);
    }
  });
}
