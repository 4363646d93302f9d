import { update } from './shared/update.ts';

/** Twin of shaders/sgd.wgsl: θ ← θ − η·g. */
export const sgd = update((theta, g, _moments, _i, _j, h) => theta - h.lr * g);
