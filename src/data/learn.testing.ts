// A small plain trainer in double precision for tests of the data sets: does what the page offers learn?
// It judges settings (sets, ranges, suggested experiments) and shares no code with the engine, but draws the same
// weights and batches: but for rounding, its runs are the engine's. Dense layers, every optimizer, squared error and cross-entropy.
import {
  type ActivationName,
  type Experiment,
  type OptimizerConfig,
  type OptimizerName,
  permutation,
  stream,
  uniform,
} from '../experiment/index.ts';
import type { Dataset, Split } from './types.ts';

/** f(z), and its derivative from z and y = f(z). */
const activations: Partial<Record<ActivationName, { f: (z: number) => number; d: (z: number, y: number) => number }>> =
  {
    linear: { f: (z) => z, d: () => 1 },
    tanh: { f: Math.tanh, d: (_, y) => 1 - y * y },
    sigmoid: { f: (z) => 1 / (1 + Math.exp(-z)), d: (_, y) => y * (1 - y) },
    relu: { f: (z) => Math.max(0, z), d: (z) => (z > 0 ? 1 : 0) },
  };

/** The step of parameter i, before the learning rate: from its gradient g, the update's number t and two moments. */
type Rule = (g: number, i: number, t: number, m: Float64Array, v: Float64Array) => number;

const adam =
  ({ beta1, beta2, eps }: OptimizerConfig): Rule =>
  (g, i, t, m, v) => {
    m[i] += (1 - beta1) * (g - m[i]);
    v[i] += (1 - beta2) * (g * g - v[i]);
    return m[i] / (1 - beta1 ** t) / (Math.sqrt(v[i] / (1 - beta2 ** t)) + eps);
  };
/** PyTorch's rules (torch.optim), which the engine's kernels follow too. */
const rules: Record<OptimizerName, (o: OptimizerConfig) => Rule> = {
  sgd: () => (g) => g,
  momentum: (o) => (g, i, _, m) => (m[i] = o.momentum * m[i] + g),
  nesterov: (o) => (g, i, _, m) => g + o.momentum * (m[i] = o.momentum * m[i] + g),
  adagrad: (o) => (g, i, _, _m, v) => g / (Math.sqrt((v[i] += g * g)) + o.eps),
  rmsprop: (o) => (g, i, _, _m, v) => g / (Math.sqrt((v[i] += (1 - o.rho) * (g * g - v[i]))) + o.eps),
  adadelta: (o) => (g, i, _, m, v) => {
    v[i] += (1 - o.rho) * (g * g - v[i]);
    const step = (g * Math.sqrt(m[i] + o.eps)) / Math.sqrt(v[i] + o.eps);
    m[i] += (1 - o.rho) * (step * step - m[i]);
    return step;
  },
  adam,
  adamw: adam,
  lion: (o) => (g, i, _, m) => {
    const step = Math.sign(o.beta1 * m[i] + (1 - o.beta1) * g);
    m[i] += (1 - o.beta2) * (g - m[i]);
    return step;
  },
};

/** A dense layer's slices of θ: weights units × inputs, then biases; and its values for one row. */
interface Layer {
  inputs: number;
  units: number;
  offset: number;
  activation: ActivationName;
  z: Float64Array;
  y: Float64Array;
  dz: Float64Array;
}

export interface Learner {
  /** Runs n updates. */
  step(n: number): void;
  /** Accuracy (classification) or R² (regression) on a part. */
  score(part: Split): number;
  /** Mean loss on a part. */
  loss(part: Split): number;
}

export function makeLearner(x: Experiment, data: Dataset): Learner {
  const outputs = data.task === 'regression' || data.classes === 2 ? 1 : data.classes;
  const layers: Layer[] = [];
  let size = 0;
  for (const layer of [...x.model.layers, { type: 'dense', units: outputs, activation: 'linear' } as const]) {
    if (layer.type !== 'dense') throw new Error(`this learner has no ${layer.type} layers`);
    const { units, activation } = layer;
    const inputs = layers.at(-1)?.units ?? data.inputs;
    const [z, y, dz] = [0, 1, 2].map(() => new Float64Array(units));
    layers.push({ inputs, units, offset: size, activation, z, y, dz });
    size += units * (inputs + 1);
  }
  const last = layers[layers.length - 1];
  const theta = new Float64Array(size);
  for (const [l, { inputs, units, offset }] of layers.entries()) {
    // Glorot & Bengio 2010; biases start at 0. Layer l's weights are tensor 2l of θ, as in the engine.
    const bound = Math.sqrt(6 / (inputs + units));
    for (let i = 0; i < inputs * units; i++)
      theta[offset + i] = bound * (2 * uniform(x.seed, stream.init, 2 * l, i) - 1);
  }
  const [grad, m, v] = [0, 1, 2].map(() => new Float64Array(size));

  function forward(part: Split, row: number): void {
    let input: ArrayLike<number> = part.x;
    let start = row * data.inputs;
    for (const { inputs, units, offset, activation, z, y } of layers) {
      const { f } = activations[activation]!;
      for (let u = 0; u < units; u++) {
        let sum = theta[offset + units * inputs + u];
        for (let i = 0; i < inputs; i++) sum += theta[offset + u * inputs + i] * input[start + i];
        z[u] = sum;
        y[u] = f(sum);
      }
      input = y;
      start = 0;
    }
  }

  /** The loss of the row last sent forward; its derivative by the output goes to last.dz. */
  function rowLoss(target: number): number {
    const { y, dz } = last;
    if (x.loss === 'mse') {
      const wanted = data.task === 'classification' ? 2 * target - 1 : target;
      dz[0] = 2 * (y[0] - wanted);
      return (y[0] - wanted) ** 2;
    }
    if (outputs === 1) {
      dz[0] = 1 / (1 + Math.exp(-y[0])) - target;
      return Math.max(y[0], 0) - y[0] * target + Math.log1p(Math.exp(-Math.abs(y[0])));
    }
    const top = Math.max(...y);
    let sum = 0;
    for (const logit of y) sum += Math.exp(logit - top);
    for (let k = 0; k < outputs; k++) dz[k] = Math.exp(y[k] - top) / sum - (k === target ? 1 : 0);
    return Math.log(sum) + top - y[target];
  }

  function backward(part: Split, row: number, scale: number): void {
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, offset, dz } = layers[l];
      const below = layers[l - 1];
      below?.dz.fill(0);
      for (let u = 0; u < units; u++) {
        grad[offset + units * inputs + u] += scale * dz[u];
        for (let i = 0; i < inputs; i++) {
          grad[offset + u * inputs + i] += scale * dz[u] * (below ? below.y[i] : part.x[row * inputs + i]);
          if (below) below.dz[i] += theta[offset + u * inputs + i] * dz[u];
        }
      }
      if (below)
        for (let i = 0; i < inputs; i++) below.dz[i] *= activations[below.activation]!.d(below.z[i], below.y[i]);
    }
  }

  const rule = rules[x.optimizer.type](x.optimizer);
  function update(t: number): void {
    const { lr, weightDecay } = x.optimizer;
    for (let i = 0; i < size; i++) theta[i] -= lr * (weightDecay * theta[i] + rule(grad[i], i, t, m, v));
  }

  let step = 0;
  let epoch = 0;
  let at = 0;
  let order = permutation(data.train.n, x.seed, stream.shuffle, 0);
  return {
    step(n) {
      for (; n > 0; n--) {
        if (at >= data.train.n) {
          order = permutation(data.train.n, x.seed, stream.shuffle, ++epoch);
          at = 0;
        }
        const end = Math.min(at + x.batch.size, data.train.n);
        grad.fill(0);
        for (let r = at; r < end; r++) {
          forward(data.train, order[r]);
          rowLoss(data.train.y[order[r]]);
          backward(data.train, order[r], 1 / (end - at));
        }
        at = end;
        update(++step);
      }
    },
    score(part) {
      let good = 0;
      let residual = 0;
      const mean = part.y.reduce((a, b) => a + b, 0) / part.n;
      let total = 0;
      for (let r = 0; r < part.n; r++) {
        forward(part, r);
        const guess = outputs === 1 ? Number(last.y[0] > 0) : last.y.indexOf(Math.max(...last.y));
        if (guess === part.y[r]) good++;
        residual += (last.y[0] - part.y[r]) ** 2;
        total += (part.y[r] - mean) ** 2;
      }
      return data.task === 'classification' ? good / part.n : 1 - residual / total;
    },
    loss(part) {
      let sum = 0;
      for (let r = 0; r < part.n; r++) {
        forward(part, r);
        sum += rowLoss(part.y[r]);
      }
      return sum / part.n;
    },
  };
}
