import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { backThroughTime } from './shared/recurrent.ts';

/** Twin of shaders/rnn_backward.wgsl. dy, gates (B, T, H) = h → dgates (B, T, H) = */
export function rnn_backward(
  buffers: [Floats, Floats, Floats, Floats, Floats],
  constants: Constants,
  step: Step,
): void {
  const [weights, dy, work, gates, dgates] = buffers;
  const { H, ACTIVATION } = constants;
  backThroughTime(1, [weights, dy, work], constants, step, (place, _t, d, dh) => {
    for (let j = 0; j < H; j++) {
      d[j] = dh[j] * activationDerivative(ACTIVATION, gates[place * H + j]);
      dh[j] = 0;
      dgates[place * H + j] = d[j];
    }
  });
}
