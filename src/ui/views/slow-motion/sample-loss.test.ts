import { expect, test } from 'vitest';
import { makeDataset } from '../../../data/index.ts';
import { withDefaults, type LossName } from '../../../experiment/index.ts';
import { batchLosses, sampleLoss } from './sample-loss.ts';

const dataset = (set: 'circle' | 'blobs3' | 'line') => makeDataset(withDefaults({ data: { set } }).data);

test.each<[LossName, 'circle' | 'blobs3' | 'line', number[], number, string]>([
  ['cross-entropy', 'circle', [0], 1, 'L = {-\\log p_{1}} = {-\\log(0.5)} = 0.6931'],
  ['cross-entropy', 'blobs3', [0, 0, 0], 2, 'L = {-\\log p_{2}} = {-\\log(0.3333)} = 1.099'],
  ['mse', 'line', [1.5], 1, 'L = (1.5 - 1)^2 = 0.25'],
  ['mae', 'line', [0.5], -1, 'L = |0.5 - ({-1})| = 1.5'],
  ['huber', 'line', [3], 1, 'L = |3 - 1| - \\tfrac12 = 1.5'],
  ['hinge', 'circle', [0.25], 0, 'L = \\max(0,\\ 1 - ({-1})\\cdot 0.25) = 1.25'],
])('%s on %s', (loss, set, z, y, tex) => {
  expect(sampleLoss(loss, dataset(set), Float32Array.from(z), y).tex).toBe(tex);
});

test('each sample of a batch by itself', () => {
  const data = dataset('circle');
  const z = Float32Array.of(3, -3);
  const samples = Uint32Array.of(4, 0);
  const losses = batchLosses('cross-entropy', data, z, samples);
  samples.forEach((row, i) => {
    const p = 1 / (1 + Math.exp(-z[i]));
    expect(losses[i]).toBeCloseTo(-Math.log(data.train.y[row] === 1 ? p : 1 - p), 6);
  });
});
