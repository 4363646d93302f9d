// The judge of the losses: the same training in double precision, written to be read. It is never timed. A transformer or a GRU
// is judged by our twins in double precision, whose gradients are held to central differences.
import type { DenseLayer, Engine, Mlp, OptimizerName, Run, Workload } from '../types.ts';
import { startInDoubles } from './shared/doubles.ts';

const beta1 = 0.9;
const beta2 = 0.999;
const eps = 1e-8;

interface Layer {
  spec: DenseLayer;
  /** (outputs, inputs + 1): the weights of an output, then its bias. */
  theta: Float64Array;
  gradient: Float64Array;
  m: Float64Array;
  v: Float64Array;
}

const activate = { linear: (z: number) => z, tanh: Math.tanh, relu: (z: number) => Math.max(0, z) };
/** act′ from the activation's value. */
const slope = { linear: () => 1, tanh: (a: number) => 1 - a * a, relu: (a: number) => (a > 0 ? 1 : 0) };

function makeLayer(spec: DenseLayer): Layer {
  const width = spec.inputs + 1;
  const theta = Float64Array.from({ length: spec.outputs * width }, (_, i) => {
    const o = Math.floor(i / width);
    return i % width === spec.inputs ? spec.bias[o] : spec.weight[o * spec.inputs + (i % width)];
  });
  return {
    spec,
    theta,
    gradient: new Float64Array(theta.length),
    m: new Float64Array(theta.length),
    v: new Float64Array(theta.length),
  };
}

/** The activations of every layer for one sample, the inputs first. */
function forward(layers: Layer[], inputs: Float64Array): Float64Array[] {
  const values = [inputs];
  for (const { spec, theta } of layers) {
    const x = values[values.length - 1];
    const a = new Float64Array(spec.outputs);
    for (let o = 0; o < spec.outputs; o++) {
      const row = o * (spec.inputs + 1);
      let z = theta[row + spec.inputs];
      for (let i = 0; i < spec.inputs; i++) z += theta[row + i] * x[i];
      a[o] = activate[spec.activation](z);
    }
    values.push(a);
  }
  return values;
}

/** The loss of one sample and ∂loss/∂o for its outputs o. */
function loss(kind: Mlp['loss'], o: Float64Array, target: number): [number, Float64Array] {
  if (kind === 'mse') return [(o[0] - target) ** 2, Float64Array.of(2 * (o[0] - target))];
  const top = Math.max(...o);
  const powers = o.map((z) => Math.exp(z - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return [Math.log(sum) + top - o[target], powers.map((power, k) => power / sum - (k === target ? 1 : 0))];
}

function backward(layers: Layer[], values: Float64Array[], outputGradient: Float64Array): void {
  let da = outputGradient;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { spec, theta, gradient } = layers[l];
    const x = values[l];
    const dx = new Float64Array(spec.inputs);
    for (let o = 0; o < spec.outputs; o++) {
      const dz = da[o] * slope[spec.activation](values[l + 1][o]);
      const row = o * (spec.inputs + 1);
      gradient[row + spec.inputs] += dz;
      for (let i = 0; i < spec.inputs; i++) {
        gradient[row + i] += dz * x[i];
        dx[i] += dz * theta[row + i];
      }
    }
    da = dx;
  }
}

function update(layer: Layer, optimizer: OptimizerName, lr: number, batch: number, t: number): void {
  const { theta, gradient, m, v } = layer;
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i] / batch;
    if (optimizer === 'sgd') {
      theta[i] -= lr * g;
    } else {
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      theta[i] -= (lr * (m[i] / (1 - beta1 ** t))) / (Math.sqrt(v[i] / (1 - beta2 ** t)) + eps);
    }
  }
  gradient.fill(0);
}

function start(workload: Workload, optimizer: OptimizerName): Run {
  const { model, batch, x, y, n } = workload;
  if (model.type !== 'mlp') return startInDoubles(workload, optimizer);
  const layers = model.layers.map(makeLayer);
  const inputs = x.length / n;
  let step = 0;
  const one = () => {
    const first = (step * batch) % n;
    let total = 0;
    for (let row = first; row < first + batch; row++) {
      const values = forward(layers, Float64Array.from(x.subarray(row * inputs, (row + 1) * inputs)));
      const [value, gradient] = loss(model.loss, values[values.length - 1], y[row]);
      total += value;
      backward(layers, values, gradient);
    }
    step += 1;
    for (const layer of layers) update(layer, optimizer, workload.lr[optimizer], batch, step);
    return total / batch;
  };
  return {
    losses: async (steps) => Array.from({ length: steps }, one),
    train: async (steps) => {
      for (let s = 0; s < steps; s++) one();
    },
  };
}

export const engine: Engine = {
  name: 'reference',
  title: 'reference in double precision',
  optimizers: ['adam', 'sgd'],
  webgpu: false,
  start: async (workload, optimizer) => start(workload, optimizer),
};
