import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { backThroughTime } from './shared/recurrent.ts';

/**
 * Twin of shaders/lstm_backward.wgsl, with e = ∂L/∂c: d_i = e ⊙ g ⊙ i ⊙ (1 − i), d_f = e ⊙ c ⊙ f ⊙ (1 − f) with the c
 * before, d_g = e ⊙ i ⊙ (1 − g²), d_o = d ⊙ tanh c ⊙ o ⊙ (1 − o); e ⊙ f goes back. dgates (B, T, 4·H) =
 */
export function lstm_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [weights, dy, work, gates, cells, dgates] = buffers;
  const { T, H } = constants;
  const behind = work.subarray(5 * H, 6 * H);
  backThroughTime(4, [weights, dy, work], constants, step, (place, t, d, dh, ends) => {
    if (t === T - 1) behind.fill(0);
    for (let j = 0; j < H; j++) {
      const at = place * 4 * H + j;
      const [i, f, g, o] = [gates[at], gates[at + H], gates[at + 2 * H], gates[at + 3 * H]];
      const bent = Math.tanh(cells[place * H + j]);
      const e = behind[j] + dh[j] * o * (1 - bent * bent);
      d[j] = e * g * i * (1 - i);
      d[H + j] = t > 0 ? e * cells[(place - 1) * H + j] * f * (1 - f) : 0;
      d[2 * H + j] = e * i * (1 - g * g);
      d[3 * H + j] = dh[j] * bent * o * (1 - o);
      behind[j] = ends ? 0 : e * f;
      dh[j] = 0;
      for (let k = 0; k < 4; k++) dgates[at + k * H] = d[k * H + j];
    }
  });
}
