// W5 in TensorFlow.js, one time step after the other. (tf.layers.gru keeps its candidate's biases otherwise than PyTorch.)
import type * as Tf from '@tensorflow/tfjs-core';
import { tfjsRun } from './tfjs-run.ts';
import { timeMajor } from './time-major.ts';
import type { Gru, Run, Workload } from '../../types.ts';

export function startGru(tf: typeof Tf, model: Gru, workload: Workload): Run {
  const { vocabulary, context, hidden } = model;
  const { batch, x, y, n, lr } = workload;
  const w = Object.fromEntries(
    Object.entries(model.parameters).map(([name, { shape, values }]) => [name, tf.variable(tf.tensor(values, shape))]),
  );
  const batches = Array.from({ length: n / batch }, (_, i) => {
    const part = (of: Float32Array) => tf.tensor1d(Int32Array.from(timeMajor(of, i, batch, context)), 'int32');
    return {
      tokens: part(x),
      targets: tf.tidy(() => tf.cast(tf.oneHot(part(y), vocabulary), 'float32')),
    };
  });
  const linear = (a: Tf.Tensor, weight: string, bias: string): Tf.Tensor =>
    tf.add(tf.matMul(a as Tf.Tensor2D, w[weight] as Tf.Tensor2D, false, true), w[bias]);
  const lossOf = ({ tokens, targets }: { tokens: Tf.Tensor1D; targets: Tf.Tensor }): Tf.Scalar => {
    const embedded = tf.gather(w['layers.0.weight'], tokens);
    const inputs = tf.split(linear(embedded, 'layers.1.weight_ih_l0', 'layers.1.bias_ih_l0'), context, 0);
    let h: Tf.Tensor = tf.zeros([batch, hidden]);
    const states = inputs.map((part) => {
      const [ri, zi, ni] = tf.split(part, 3, -1);
      const [rh, zh, nh] = tf.split(linear(h, 'layers.1.weight_hh_l0', 'layers.1.bias_hh_l0'), 3, -1);
      const z = tf.sigmoid(tf.add(zi, zh));
      const candidate = tf.tanh(tf.add(ni, tf.mul(tf.sigmoid(tf.add(ri, rh)), nh)));
      h = tf.add(candidate, tf.mul(z, tf.sub(h, candidate)));
      return h;
    });
    const logits = linear(tf.concat(states, 0), 'layers.2.weight', 'layers.2.bias');
    return tf.losses.softmaxCrossEntropy(targets, logits);
  };
  return tfjsRun(tf, tf.train.adam(lr.adam, 0.9, 0.999, 1e-8), lossOf, batches, w['layers.2.bias']);
}
