// TensorFlow.js on any of its backends, as its tutorials train a hand-made model: tf.variable, optimizer.minimize, no wait
// between steps, one read at the end.
import type * as Tf from '@tensorflow/tfjs-core';
import { startCnn } from './tfjs-cnn.ts';
import { startGru } from './tfjs-gru.ts';
import { tfjsRun } from './tfjs-run.ts';
import { startTransformer } from './tfjs-transformer.ts';
import type { Engine, OptimizerName, Run, Workload } from '../../types.ts';

type TensorFlow = typeof Tf;

async function start(tf: TensorFlow, workload: Workload, optimizer: OptimizerName): Promise<Run | null> {
  const { model, batch, x, y, n, lr } = workload;
  if (model.type === 'cnn') return startCnn(tf, model, workload);
  if (model.type === 'transformer') return startTransformer(tf, model, workload);
  if (model.type === 'gru') return startGru(tf, model, workload);
  const layers = model.layers.map((layer) => ({
    activation: layer.activation,
    // tf.layers keeps a kernel as (inputs, outputs)
    kernel: tf.tidy(() => tf.variable(tf.transpose(tf.tensor2d(layer.weight, [layer.outputs, layer.inputs])))),
    bias: tf.tidy(() => tf.variable(tf.tensor1d(layer.bias))),
  }));
  const inputs = x.length / n;
  const batches = Array.from({ length: n / batch }, (_, i) => {
    const rows = y.subarray(i * batch, (i + 1) * batch);
    const outputs = model.layers[model.layers.length - 1].outputs;
    return {
      x: tf.tensor2d(x.slice(i * batch * inputs, (i + 1) * batch * inputs), [batch, inputs]),
      y: model.loss === 'mse' ? tf.tensor2d(rows.slice(), [batch, 1]) : oneHot(tf, rows, outputs),
    };
  });
  const trainer = optimizer === 'adam' ? tf.train.adam(lr.adam, 0.9, 0.999, 1e-8) : tf.train.sgd(lr.sgd);

  const lossOf = (of: { x: Tf.Tensor2D; y: Tf.Tensor2D }): Tf.Scalar => {
    let a: Tf.Tensor2D = of.x;
    for (const { activation, kernel, bias } of layers) {
      // What tf.layers' Dense does. A fused tanh has no gradient.
      const z = tf.fused.matMul({
        a,
        b: kernel,
        bias,
        activation: activation === 'relu' ? 'relu' : 'linear',
      });
      a = (activation === 'tanh' ? tf.tanh(z) : z) as Tf.Tensor2D;
    }
    return model.loss === 'mse' ? tf.losses.meanSquaredError(of.y, a) : tf.losses.softmaxCrossEntropy(of.y, a);
  };

  return tfjsRun(tf, trainer, lossOf, batches, layers[layers.length - 1].bias);
}

function oneHot(tf: TensorFlow, labels: Float32Array, classes: number): Tf.Tensor2D {
  return tf.tidy(
    () => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes), 'float32') as Tf.Tensor2D,
  );
}

/** An engine from a backend: `prepare` loads it. */
export function tfjsEngine(backend: 'webgpu' | 'wasm' | 'cpu', title: string, prepare: () => Promise<void>): Engine {
  return {
    name: `tfjs-${backend}`,
    title,
    optimizers: ['adam'],
    webgpu: backend === 'webgpu',
    start: async (workload, optimizer) => {
      await prepare();
      const tf = await import('@tensorflow/tfjs-core');
      await import('@tensorflow/tfjs-core/dist/register_all_gradients');
      if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start its backend ${backend}`);
      await tf.ready();
      return start(tf, workload, optimizer);
    },
  };
}
