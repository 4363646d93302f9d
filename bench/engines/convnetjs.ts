// convnetjs 0.3 (2014), plain JavaScript in double precision. On plain gradient descent, because its Adam multiplies by
// the bias correction where it should divide. A Trainer takes one sample at a time and updates after batch_size of them.
import type { Engine, OptimizerName, Run, Workload } from '../types.ts';

/** Its volumes are width × height × depth; a plain vector is all depth. */
const vector = (depth: number) => ({ in_sx: 1, in_sy: 1, in_depth: depth });

async function start({ model, batch, x, y, n, lr }: Workload, optimizer: OptimizerName): Promise<Run | null> {
  if (model.type !== 'mlp' || optimizer !== 'sgd') return null;
  const { default: convnetjs } = await import('convnetjs');
  const regression = model.loss === 'mse';
  const inputs = x.length / n;

  // Built by hand: makeLayers() would put a further layer before the loss, without an activation.
  const net = new convnetjs.Net();
  net.layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: inputs })];
  for (const layer of model.layers) {
    const dense = new convnetjs.FullyConnLayer({ ...vector(layer.inputs), num_neurons: layer.outputs });
    dense.filters.forEach((filter, o) => filter.w.set(layer.weight.subarray(o * layer.inputs, (o + 1) * layer.inputs)));
    dense.biases.w.set(layer.bias);
    net.layers.push(dense);
    if (layer.activation === 'tanh') net.layers.push(new convnetjs.TanhLayer(vector(layer.outputs)));
    if (layer.activation === 'relu') net.layers.push(new convnetjs.ReluLayer(vector(layer.outputs)));
  }
  const outputs = vector(model.layers[model.layers.length - 1].outputs);
  net.layers.push(regression ? new convnetjs.RegressionLayer(outputs) : new convnetjs.SoftmaxLayer(outputs));

  // Its regression loss is 2(o − t)² with the gradient o − t: half of what MSE's is. Twice the rate is the same descent.
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: regression ? 2 * lr.sgd : lr.sgd,
    momentum: 0,
    batch_size: batch,
  });
  const lossScale = regression ? 1 / 2 : 1;

  const rows = Array.from({ length: n }, (_, row) => {
    const volume = new convnetjs.Vol(1, 1, inputs, 0);
    volume.w.set(x.subarray(row * inputs, (row + 1) * inputs));
    return volume;
  });
  const targets = Array.from(y, (value) => (regression ? [value] : value));

  let row = 0;
  const one = (): number => {
    let total = 0;
    for (let b = 0; b < batch; b++) {
      total += trainer.train(rows[row], targets[row]).cost_loss;
      row = (row + 1) % n;
    }
    return (total * lossScale) / batch;
  };
  return {
    losses: async (steps) => Array.from({ length: steps }, one),
    train: async (steps) => {
      for (let s = 0; s < steps; s++) one();
    },
  };
}

export const engine: Engine = {
  name: 'convnetjs',
  title: 'convnetjs 0.3',
  optimizers: ['sgd'],
  webgpu: false,
  start,
};
