// Three Gaussian clouds, three classes: softmax regression, no hidden layer needed.
import { makeBlobs } from './blobs.ts';

export const blobs3 = makeBlobs('blobs3', {
  count: 3,
  radius: 0.5,
  angle: Math.PI / 2,
  promise: { score: 0.95, steps: 250 },
});
