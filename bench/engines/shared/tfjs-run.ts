// A training in TensorFlow.js as its tutorials do it: optimizer.minimize, no wait between steps, one read at the end.
import type * as Tf from '@tensorflow/tfjs-core';
import type { Run } from '../../types.ts';

/** `last`: a variable that every update writes. */
export function tfjsRun<Batch>(
  tf: typeof Tf,
  trainer: Tf.Optimizer,
  lossOf: (batch: Batch) => Tf.Scalar,
  batches: readonly Batch[],
  last: Tf.Tensor,
): Run {
  let step = 0;
  const next = () => batches[step++ % batches.length];
  return {
    losses: async (steps) => {
      const values: number[] = [];
      for (let s = 0; s < steps; s++) {
        const of = next();
        const cost = tf.tidy(() => trainer.minimize(() => lossOf(of), true) as Tf.Scalar);
        values.push((await cost.data())[0]);
        cost.dispose();
      }
      return values;
    },
    train: async (steps) => {
      for (let s = 0; s < steps; s++) {
        const of = next();
        tf.tidy(() => {
          trainer.minimize(() => lossOf(of));
        });
      }
      await last.data();
    },
  };
}
