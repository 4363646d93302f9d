// jax-js 0.1 on WebGPU.
import { startCnn } from './shared/jax-cnn.ts';
import { startGru } from './shared/jax-gru.ts';
import { type Arr, jaxRun, oneHot, type Params, startJax } from './shared/jax-run.ts';
import { startTransformer } from './shared/jax-transformer.ts';
import type { Engine, OptimizerName, Run, Workload } from '../types.ts';

async function start(workload: Workload, optimizer: OptimizerName): Promise<Run | null> {
  const { model, batch, x, y, n, lr } = workload;
  if (optimizer !== 'adam') return null;
  if (model.type === 'transformer') return startTransformer(model, workload);
  if (model.type === 'gru') return startGru(model, workload);
  if (model.type === 'cnn') return startCnn(model, workload);
  const jax = await startJax();
  const { nn, numpy: np } = jax;

  const params: Params = {};
  model.layers.forEach((layer, l) => {
    const kernel = transpose(layer.weight, layer.outputs, layer.inputs);
    params[`${l}.kernel`] = np.array(kernel).reshape([layer.inputs, layer.outputs]);
    params[`${l}.bias`] = np.array(layer.bias.slice());
  });
  const inputs = x.length / n;
  const outputs = model.layers[model.layers.length - 1].outputs;
  const batches = Array.from({ length: n / batch }, (_, i) => {
    const rows = y.slice(i * batch, (i + 1) * batch);
    const target = model.loss === 'mse' ? rows : oneHot(rows, outputs);
    return {
      x: np.array(x.slice(i * batch * inputs, (i + 1) * batch * inputs)).reshape([batch, inputs]),
      y: np.array(target).reshape([batch, outputs]),
    };
  });

  const lossOf = (p: Params, xs: Arr, ys: Arr): Arr => {
    let a = xs;
    model.layers.forEach(({ activation }, l) => {
      const z = np.dot(a, p[`${l}.kernel`]).add(p[`${l}.bias`]);
      a = activation === 'tanh' ? np.tanh(z) : activation === 'relu' ? nn.relu(z) : z;
    });
    return model.loss === 'mse'
      ? np.square(a.sub(ys)).mean()
      : nn
          .logSoftmax(a)
          .mul(ys)
          .sum()
          .mul(-1 / batch);
  };

  return jaxRun(jax, params, lossOf, batches, lr.adam);
}

function transpose(weight: Float32Array, rows: number, columns: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(weight, (_, i) => weight[(i % rows) * columns + Math.floor(i / rows)]);
}

export const engine: Engine = {
  name: 'jax-js',
  title: 'jax-js 0.1 WebGPU, jit',
  optimizers: ['adam'],
  webgpu: true,
  start,
};
