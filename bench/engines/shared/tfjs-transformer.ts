// W4 in TensorFlow.js: the operations its own examples make a transformer of.
import type * as Tf from '@tensorflow/tfjs-core';
import { tfjsRun } from './tfjs-run.ts';
import type { Run, Transformer, Workload } from '../../types.ts';

type TensorFlow = typeof Tf;

export function startTransformer(tf: TensorFlow, model: Transformer, workload: Workload): Run {
  const { vocabulary, context, width, heads, layers } = model;
  const { batch, x, y, n, lr } = workload;
  const size = width / heads;
  const w = Object.fromEntries(
    Object.entries(model.parameters).map(([name, { shape, values }]) => [name, tf.variable(tf.tensor(values, shape))]),
  );
  const batches = Array.from({ length: n / batch }, (_, i) => {
    const part = (of: Float32Array) => Int32Array.from(of.subarray(i * batch * context, (i + 1) * batch * context));
    return {
      tokens: tf.tensor1d(part(x), 'int32'),
      targets: tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(part(y), 'int32'), vocabulary), 'float32')),
    };
  });
  const hidden = tf.keep(
    tf.tidy(() => tf.mul(tf.sub(1, tf.linalg.bandPart(tf.ones([context, context]), -1, 0)), -1e9)),
  );

  const norm = (a: Tf.Tensor, name: string): Tf.Tensor => {
    const { mean, variance } = tf.moments(a, -1, true);
    const normal = tf.mul(tf.sub(a, mean), tf.rsqrt(tf.add(variance, 1e-5)));
    return tf.add(tf.mul(normal, w[`${name}.weight`]), w[`${name}.bias`]);
  };
  const linear = (a: Tf.Tensor, name: string): Tf.Tensor =>
    tf.add(tf.matMul(a as Tf.Tensor2D, w[`${name}.weight`] as Tf.Tensor2D, false, true), w[`${name}.bias`]);
  const gelu = (a: Tf.Tensor): Tf.Tensor => {
    const inner = tf.mul(tf.add(a, tf.mul(tf.mul(tf.square(a), a), 0.044715)), 0.7978845608028654);
    return tf.mul(tf.mul(a, 0.5), tf.add(tf.tanh(inner), 1));
  };
  const attention = (a: Tf.Tensor, name: string): Tf.Tensor => {
    const [q, k, v] = tf
      .split(linear(a, `${name}.in_proj`), 3, -1)
      .map((part) => tf.transpose(tf.reshape(part, [batch, context, heads, size]), [0, 2, 1, 3]));
    const scores = tf.add(tf.div(tf.matMul(q, k, false, true), Math.sqrt(size)), hidden);
    const o = tf.transpose(tf.matMul(tf.softmax(scores), v), [0, 2, 1, 3]);
    return linear(tf.reshape(o, [batch * context, width]), `${name}.out_proj`);
  };
  const lossOf = ({ tokens, targets }: { tokens: Tf.Tensor1D; targets: Tf.Tensor }): Tf.Scalar => {
    const embedded = tf.reshape(tf.gather(w['layers.0.weight'], tokens), [batch, context, width]);
    let a: Tf.Tensor = tf.reshape(tf.add(embedded, w['layers.1.weight']), [batch * context, width]);
    for (let layer = 2; layer < 2 + layers; layer++) {
      const name = `layers.${layer}`;
      a = tf.add(a, attention(norm(a, `${name}.norm1`), `${name}.attention`));
      a = tf.add(a, linear(gelu(linear(norm(a, `${name}.norm2`), `${name}.linear1`)), `${name}.linear2`));
    }
    const logits = linear(norm(a, `layers.${2 + layers}`), `layers.${3 + layers}`);
    return tf.losses.softmaxCrossEntropy(targets, logits);
  };

  const trainer = tf.train.adam(lr.adam, 0.9, 0.999, 1e-8);
  return tfjsRun(tf, trainer, lossOf, batches, w[`layers.${3 + layers}.bias`]);
}
