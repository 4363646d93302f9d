import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { backThroughTime } from './shared/recurrent.ts';

/**
 * Twin of shaders/gru_backward.wgsl: d_n = d ⊙ (1 − z) ⊙ (1 − n²), d_z = d ⊙ (h − n) ⊙ z ⊙ (1 − z),
 * d_r = d_n ⊙ s_n ⊙ r ⊙ (1 − r). di (B, T, 3·H) = d_r, d_z, d_n; ds (B, T, 3·H) = d_r, d_z, d_n ⊙ r
 */
export function gru_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [weights, dy, work, gates, inner, previous, di, ds] = buffers;
  const { H } = constants;
  backThroughTime(3, [weights, dy, work], constants, step, (place, _t, d, dh) => {
    for (let j = 0; j < H; j++) {
      const at = place * 3 * H + j;
      const [r, z, n] = [gates[at], gates[at + H], gates[at + 2 * H]];
      const dn = dh[j] * (1 - z) * (1 - n * n);
      d[j] = dn * inner[place * H + j] * r * (1 - r);
      d[H + j] = dh[j] * (previous[place * H + j] - n) * z * (1 - z);
      d[2 * H + j] = dn * r;
      dh[j] *= z;
      for (const [g, value] of [d[j], d[H + j], dn].entries()) di[at + g * H] = value;
      for (let g = 0; g < 3; g++) ds[at + g * H] = d[g * H + j];
    }
  });
}
