// Two Gaussian clouds on the diagonal: a line is enough. Class 1 is the upper right one.
import { makeBlobs } from './blobs.ts';

export const gauss = makeBlobs('gauss', {
  count: 2,
  radius: 0.5,
  angle: (-3 / 4) * Math.PI,
  promise: { score: 0.95, steps: 250 },
});
