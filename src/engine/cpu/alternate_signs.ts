import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** Twin of shaders/alternate_signs.wgsl. dz (B, K) in place: rows times +1, −1, +1, …; the last of an odd batch times 0. */
export function alternate_signs(buffers: [Floats], constants: Constants, step: Step): void {
  const [dz] = buffers;
  const { K } = constants;
  for (let b = 0; b < step.size; b++) {
    const row = dz.subarray(b * K, (b + 1) * K);
    if (b % 2 === 1) for (let k = 0; k < K; k++) row[k] = -row[k];
    else if (b + 1 === step.size) row.fill(0);
  }
}
