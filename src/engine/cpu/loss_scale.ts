import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/** 1 − βᵗ⁻ˢ from c = 1 − βᵗ. */
function correction(c: number, beta: number, s: number): number {
  if (c === 1) return c;
  let power = 1;
  let sum = 0;
  for (let k = 0; k < s; k++) {
    sum += power;
    power *= beta;
  }
  return power < 2 ** -20 ? 1 : (c - (1 - beta) * sum) / power;
}

/** Twin of shaders/loss_scale.wgsl. */
export function loss_scale(buffers: [Floats], { AT, GROWTH }: Constants, step: Step): void {
  const [scaler] = buffers;
  const found = scaler[AT + 3] !== 0;
  const leftOut = step.t <= 1 ? 0 : scaler[AT + 5];
  scaler[AT + 3] = 0;
  scaler[AT + 4] = Number(found);
  scaler[AT + 5] = leftOut + Number(found);
  scaler[AT + 6] = correction(step.correction1, step.beta1, leftOut);
  scaler[AT + 7] = correction(step.correction2, step.beta2, leftOut);
  const fine = found ? 0 : scaler[AT + 1] + 1;
  const grows = GROWTH > 0 && fine >= GROWTH;
  if (found) scaler[AT + 2] += 1;
  if (found && GROWTH > 0) scaler[AT] *= 0.5;
  if (grows) scaler[AT] = Math.min(2 * scaler[AT], 2 ** 40);
  scaler[AT + 1] = grows ? 0 : fine;
}
