// W3: the course's convolutional network on 256 made-up 28×28 images of 10 classes: conv 32 3×3 ReLU, max-pool 2, conv 64
// 3×3 ReLU, max-pool 2, flatten, dense 128 ReLU, dense 10; valid padding, softmax cross-entropy.
import { normal, stream } from '../../src/experiment/random.ts';
import type { Tensor, Workload } from '../types.ts';
import { images } from './shared/images.ts';

const seed = 3;
const n = 256;
const [side, classes] = [28, 10];

/** He-normal weights and zero biases, by the names our engine gives the tensors. */
function parameters(): Record<string, Tensor> {
  const made: Record<string, Tensor> = {};
  let index = 0;
  const put = (layer: number, shape: number[]): void => {
    const fan = shape.slice(1).reduce((a, b) => a * b, 1);
    const weight = Float32Array.from(
      { length: shape[0] * fan },
      () => Math.sqrt(2 / fan) * normal(seed, stream.init, 0, index++),
    );
    made[`layers.${layer}.weight`] = { shape, values: weight };
    made[`layers.${layer}.bias`] = { shape: [shape[0]], values: new Float32Array(shape[0]) };
  };
  put(0, [32, 1, 3, 3]);
  put(2, [64, 32, 3, 3]);
  put(5, [128, 64 * 5 * 5]);
  put(6, [classes, 128]);
  return made;
}

export const workloads: Workload[] = [
  {
    name: 'w3',
    title: 'W3: conv 32, pool, conv 64, pool, dense 128, dense 10 on 28×28, batch 32',
    model: { type: 'cnn', side, classes, parameters: parameters() },
    batch: 32,
    lr: { adam: 0.001, sgd: 0.01 },
    n,
    ...images({ seed, n, side, classes }),
  },
];
