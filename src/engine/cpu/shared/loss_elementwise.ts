import type { Constants, Floats } from '../../kernel.ts';
import type { Step } from '../../step.ts';
import { countedOf, rowsOf } from './rows.ts';

/**
 * Twin of shaders/shared/loss_elementwise.wgsl: makes a loss kernel of its value and derivative per output.
 * z (B, K), y (B, 1), dz (B, K) =, row_loss (B) =; class_weights (classes): what a row counts, where WEIGHTED
 */
export const lossElementwise =
  (value: (o: number, t: number) => number, derivative: (o: number, t: number) => number) =>
  (buffers: [Floats, Floats, Floats, Floats, Floats], constants: Constants, step: Step): void => {
    const [z, y, dz, rowLoss, classWeights] = buffers;
    const { K, CLASSES, TANH_OUTPUT, WEIGHTED } = constants;
    const count = countedOf(constants, step);
    for (let row = 0; row < rowsOf(constants, step); row++) {
      const ignored = CLASSES > 0 && y[row] < 0;
      const weight = ignored ? 0 : WEIGHTED ? classWeights[y[row]] : 1;
      let sum = 0;
      for (let k = 0; k < K; k++) {
        const n = row * K + k;
        const hit = K === 1 ? y[row] === 1 : y[row] === k;
        const t = CLASSES === 0 ? y[row] : hit ? 1 : -1;
        const o = TANH_OUTPUT ? Math.tanh(z[n]) : z[n];
        sum += value(o, t);
        dz[n] = (weight * derivative(o, t) * (TANH_OUTPUT ? 1 - o * o : 1)) / (count * K);
      }
      rowLoss[row] = (weight * sum) / K;
    }
  };
