import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Twin of shaders/distill.wgsl. z (B, K), teacher (N, K), order, dz (B, K) and row_loss (B) in place */
export function distill(
  buffers: [Floats, Floats, Uint32Array, Floats, Floats],
  { K, TEMPERATURE, HARD }: Constants,
  step: Step,
): void {
  const [z, teacher, order, dz, rowLoss] = buffers;
  const [T, hard] = [step.live[TEMPERATURE], step.live[HARD]];
  const soft = (1 - hard) * T;
  for (let row = 0; row < step.size; row++) {
    const own = row * K;
    const its = order[step.offset + row] * K;
    let divergence = 0;
    if (K === 1) {
      const [s, t] = [z[own] / T, teacher[its] / T];
      const [p, q] = [1 / (1 + Math.exp(-t)), 1 / (1 + Math.exp(-s))];
      divergence = p * (softplus(-s) - softplus(-t)) + (1 - p) * (softplus(s) - softplus(t));
      dz[own] = hard * dz[own] + (soft * (q - p)) / step.size;
    } else {
      const student = logSoftmax(z, own, K, T);
      const wanted = logSoftmax(teacher, its, K, T);
      for (let k = 0; k < K; k++) {
        divergence += Math.exp(wanted[k]) * (wanted[k] - student[k]);
        dz[own + k] = hard * dz[own + k] + (soft * (Math.exp(student[k]) - Math.exp(wanted[k]))) / step.size;
      }
    }
    rowLoss[row] = hard * rowLoss[row] + soft * T * divergence;
  }
}

/** log softmax(v / T) of K numbers from `at` on. */
function logSoftmax(v: Floats, at: number, K: number, T: number): number[] {
  let top = v[at];
  for (let k = 1; k < K; k++) top = Math.max(top, v[at + k]);
  let sum = 0;
  for (let k = 0; k < K; k++) sum += Math.exp((v[at + k] - top) / T);
  return Array.from({ length: K }, (_, k) => (v[at + k] - top) / T - Math.log(sum));
}
