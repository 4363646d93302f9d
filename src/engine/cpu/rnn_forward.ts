import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activate } from './shared/activation.ts';
import { throughTime } from './shared/recurrent.ts';

/** Twin of shaders/rnn_forward.wgsl: h ← act(x W_ihᵀ + b_ih + W_hh h + b_hh). gates (B, T, H): in the first half, out h. */
export function rnn_forward(
  buffers: [Floats, Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [packed, theta, gates, previous, work, a] = buffers;
  const { H, ACTIVATION } = constants;
  throughTime(1, [packed, theta, previous, work, a], constants, step, (place, sums, h) => {
    for (let j = 0; j < H; j++) {
      h[j] = activate(ACTIVATION, gates[place * H + j] + sums[j]);
      gates[place * H + j] = h[j];
    }
  });
}
