// W2: an MLP 784-128-10, ReLU, softmax cross-entropy, on 1,024 made-up 28×28 images of 10 classes, in batches of 32 and 256.
import type { Workload } from '../types.ts';
import { images } from './shared/images.ts';
import { denseLayers } from './shared/weights.ts';

const seed = 2;
const n = 1024;
const side = 28;
const classes = 10;

const layers = denseLayers([side * side, 128, classes], ['relu', 'linear'], seed);
const data = images({ seed, n, side, classes });

const inBatchesOf = (batch: number): Workload => ({
  name: `w2-${batch}`,
  title: `W2: 784-128-10 ReLU, batch ${batch}`,
  model: { type: 'mlp', layers, loss: 'cross-entropy' },
  batch,
  lr: { adam: 0.001, sgd: 0.01 },
  n,
  ...data,
});

export const workloads = [inBatchesOf(32), inBatchesOf(256)];
