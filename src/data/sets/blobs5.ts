// Five Gaussian clouds in a circle, five classes.
import { makeBlobs } from './blobs.ts';

export const blobs5 = makeBlobs('blobs5', {
  count: 5,
  radius: 0.64,
  angle: Math.PI / 2,
  promise: { score: 0.95, steps: 500 },
});
