// W3 in TensorFlow.js: the operations its layers API makes a convolutional network of, images and kernels as it keeps them
// (channels last).
import type * as Tf from '@tensorflow/tfjs-core';
import { tfjsRun } from './tfjs-run.ts';
import type { Cnn, Run, Workload } from '../../types.ts';

type TensorFlow = typeof Tf;

export function startCnn(tf: TensorFlow, model: Cnn, workload: Workload): Run {
  const { side, classes, parameters } = model;
  const { batch, x, y, n, lr } = workload;
  const own = (name: string): Tf.Tensor => tf.tensor(parameters[name].values, parameters[name].shape);
  const bias = (layer: number) => tf.tidy(() => tf.variable(own(`layers.${layer}.bias`)));
  const kernel = (layer: number) =>
    tf.tidy(() => tf.variable(tf.transpose(own(`layers.${layer}.weight`), [2, 3, 1, 0]) as Tf.Tensor4D));
  const [k1, k2] = [kernel(0), kernel(2)];
  const [b1, b2, b3, b4] = [bias(0), bias(2), bias(5), bias(6)];
  // Its flatten takes the channels last.
  const w3 = tf.tidy(() => {
    const [units, inputs] = parameters['layers.5.weight'].shape;
    const channels = parameters['layers.2.weight'].shape[0];
    const edge = Math.sqrt(inputs / channels);
    const byPlace = tf.transpose(tf.reshape(own('layers.5.weight'), [units, channels, edge, edge]), [2, 3, 1, 0]);
    return tf.variable(tf.reshape<Tf.Rank.R2>(byPlace, [inputs, units]));
  });
  const w4 = tf.tidy(() => tf.variable(tf.transpose(own('layers.6.weight')) as Tf.Tensor2D));

  const batches = Array.from({ length: n / batch }, (_, i) => ({
    x: tf.tensor4d(x.slice(i * batch * side * side, (i + 1) * batch * side * side), [batch, side, side, 1]),
    y: tf.tidy(() => {
      const labels = Int32Array.from(y.subarray(i * batch, (i + 1) * batch));
      return tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32');
    }),
  }));

  const conv = (a: Tf.Tensor4D, filter: Tf.Tensor4D, b: Tf.Tensor): Tf.Tensor4D =>
    tf.maxPool(tf.fused.conv2d({ x: a, filter, strides: 1, pad: 'valid', bias: b, activation: 'relu' }), 2, 2, 'valid');
  const lossOf = (of: { x: Tf.Tensor4D; y: Tf.Tensor }): Tf.Scalar => {
    const a = conv(conv(of.x, k1, b1), k2, b2);
    const flat = tf.reshape(a, [batch, -1]) as Tf.Tensor2D;
    const hidden = tf.fused.matMul({ a: flat, b: w3, bias: b3, activation: 'relu' });
    return tf.losses.softmaxCrossEntropy(of.y, tf.fused.matMul({ a: hidden, b: w4, bias: b4 }));
  };

  const trainer = tf.train.adam(lr.adam, 0.9, 0.999, 1e-8);
  return tfjsRun(tf, trainer, lossOf, batches, b4);
}
