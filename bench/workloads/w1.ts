// W1: what a playground trains. An MLP 2-8-8-1, tanh everywhere, on two spirals of 250 points, targets ±1, MSE.
import { permutation, stream, uniform } from '../../src/experiment/random.ts';
import type { Workload } from '../types.ts';
import { denseLayers } from './shared/weights.ts';

const seed = 1;
const n = 500;

function spirals(): { x: Float32Array; y: Float32Array } {
  const x = new Float32Array(2 * n);
  const y = new Float32Array(n);
  const order = permutation(n, seed, stream.shuffle, 0); // so that every mini-batch has both classes
  for (let i = 0; i < n; i++) {
    const arm = i % 2;
    const along = Math.floor(i / 2) / (n / 2);
    const angle = 1.75 * along * 2 * Math.PI + arm * Math.PI;
    const row = order[i];
    x[2 * row] = along * Math.sin(angle) + 0.02 * (uniform(seed, stream.noise, 0, 2 * i) - 0.5);
    x[2 * row + 1] = along * Math.cos(angle) + 0.02 * (uniform(seed, stream.noise, 0, 2 * i + 1) - 0.5);
    y[row] = arm ? 1 : -1;
  }
  return { x, y };
}

export const workloads: Workload[] = [
  {
    name: 'w1',
    title: 'W1: 2-8-8-1 tanh, batch 10',
    model: { type: 'mlp', layers: denseLayers([2, 8, 8, 1], ['tanh', 'tanh', 'tanh'], seed), loss: 'mse' },
    batch: 10,
    lr: { adam: 0.01, sgd: 0.1 },
    n,
    ...spirals(),
  },
];
