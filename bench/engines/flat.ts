// What a careful hand gets out of plain JavaScript: an MLP in flat Float32Arrays, no allocation in a step, a layer's
// weights as memory lies. It stands for the many playgrounds whose trainer is a few hundred lines of JavaScript.
import type { DenseLayer, Engine, Mlp, OptimizerName, Run, Workload } from '../types.ts';

interface Layer {
  inputs: number;
  outputs: number;
  activation: DenseLayer['activation'];
  weight: Float32Array; // (outputs, inputs)
  bias: Float32Array;
  x: Float32Array; // (batch, inputs): the layer's inputs, which are the activations of the one before
  a: Float32Array; // (batch, outputs)
  dz: Float32Array; // (batch, outputs)
  theta: Float32Array; // weight, then bias, in one piece for the update
  gradient: Float32Array;
  m: Float32Array;
  v: Float32Array;
}

function makeLayers(specs: DenseLayer[], batch: number): Layer[] {
  const layers: Layer[] = [];
  let x: Float32Array = new Float32Array(batch * specs[0].inputs);
  for (const { inputs, outputs, activation, weight, bias } of specs) {
    const theta = new Float32Array(weight.length + bias.length);
    theta.set(weight);
    theta.set(bias, weight.length);
    layers.push({
      inputs,
      outputs,
      activation,
      weight: theta.subarray(0, weight.length),
      bias: theta.subarray(weight.length),
      x,
      a: new Float32Array(batch * outputs),
      dz: new Float32Array(batch * outputs),
      theta,
      gradient: new Float32Array(theta.length),
      m: new Float32Array(theta.length),
      v: new Float32Array(theta.length),
    });
    x = layers[layers.length - 1].a;
  }
  return layers;
}

function forward({ inputs, outputs, activation, weight, bias, x, a }: Layer, batch: number): void {
  for (let b = 0; b < batch; b++) {
    const row = b * inputs;
    for (let o = 0; o < outputs; o++) {
      const w = o * inputs;
      let z = bias[o];
      for (let i = 0; i < inputs; i++) z += weight[w + i] * x[row + i];
      a[b * outputs + o] = activation === 'tanh' ? Math.tanh(z) : activation === 'relu' && z < 0 ? 0 : z;
    }
  }
}

/** The loss of the batch; ∂loss/∂z of the output layer goes to its dz. */
function outputGradient(
  loss: Mlp['loss'],
  { outputs, activation, a, dz }: Layer,
  y: Float32Array,
  first: number,
  batch: number,
): number {
  let total = 0;
  for (let b = 0; b < batch; b++) {
    const row = b * outputs;
    if (loss === 'mse') {
      const error = a[row] - y[first + b];
      total += error * error;
      const slope = activation === 'tanh' ? 1 - a[row] * a[row] : 1;
      dz[row] = (2 * error * slope) / batch;
      continue;
    }
    if (outputs === 1) {
      const [z, label] = [a[row], y[first + b]];
      total += Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)));
      dz[row] = (1 / (1 + Math.exp(-z)) - label) / batch;
      continue;
    }
    let top = a[row];
    for (let k = 1; k < outputs; k++) if (a[row + k] > top) top = a[row + k];
    let sum = 0;
    for (let k = 0; k < outputs; k++) {
      const power = Math.exp(a[row + k] - top);
      dz[row + k] = power;
      sum += power;
    }
    const label = y[first + b];
    total += Math.log(sum) + top - a[row + label];
    for (let k = 0; k < outputs; k++) dz[row + k] = (dz[row + k] / sum - (k === label ? 1 : 0)) / batch;
  }
  return total / batch;
}

function backward({ inputs, outputs, weight, x, dz, gradient }: Layer, below: Layer | undefined, batch: number): void {
  const biases = weight.length;
  gradient.fill(0);
  for (let b = 0; b < batch; b++) {
    const row = b * inputs;
    for (let o = 0; o < outputs; o++) {
      const d = dz[b * outputs + o];
      if (d === 0) continue;
      const w = o * inputs;
      for (let i = 0; i < inputs; i++) gradient[w + i] += d * x[row + i];
      gradient[biases + o] += d;
    }
  }
  if (!below) return;
  for (let b = 0; b < batch; b++) {
    const row = b * inputs;
    for (let i = 0; i < inputs; i++) {
      let dx = 0;
      for (let o = 0; o < outputs; o++) dx += dz[b * outputs + o] * weight[o * inputs + i];
      const a = x[row + i];
      below.dz[row + i] =
        below.activation === 'tanh' ? dx * (1 - a * a) : below.activation === 'relu' && a <= 0 ? 0 : dx;
    }
  }
}

function adam({ theta, gradient, m, v }: Layer, lr: number, t: number): void {
  const rate = lr / (1 - 0.9 ** t);
  const correction = 1 / (1 - 0.999 ** t);
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i];
    const mi = 0.9 * m[i] + 0.1 * g;
    const vi = 0.999 * v[i] + 0.001 * g * g;
    m[i] = mi;
    v[i] = vi;
    theta[i] -= (rate * mi) / (Math.sqrt(vi * correction) + 1e-8);
  }
}

function sgd({ theta, gradient }: Layer, lr: number): void {
  for (let i = 0; i < theta.length; i++) theta[i] -= lr * gradient[i];
}

function start({ model, batch, x, y, n, lr }: Workload, optimizer: OptimizerName): Run | null {
  if (model.type !== 'mlp') return null;
  const layers = makeLayers(model.layers, batch);
  const last = layers[layers.length - 1];
  const { inputs } = layers[0];
  let step = 0;
  const one = (): number => {
    const first = (step++ * batch) % n;
    layers[0].x.set(x.subarray(first * inputs, (first + batch) * inputs));
    for (const layer of layers) forward(layer, batch);
    const loss = outputGradient(model.loss, last, y, first, batch);
    for (let l = layers.length - 1; l >= 0; l--) backward(layers[l], layers[l - 1], batch);
    for (const layer of layers) {
      if (optimizer === 'adam') adam(layer, lr.adam, step);
      else sgd(layer, lr.sgd);
    }
    return loss;
  };
  return {
    losses: async (steps) => Array.from({ length: steps }, one),
    train: async (steps) => {
      for (let s = 0; s < steps; s++) one();
    },
  };
}

export const engine: Engine = {
  name: 'flat',
  title: 'flat plain JavaScript',
  optimizers: ['adam', 'sgd'],
  webgpu: false,
  start: async (workload, optimizer) => start(workload, optimizer),
};
