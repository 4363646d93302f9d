// Wrong labels in the training part: what a network that memorises is caught by.
import { stream, uniform } from '../experiment/index.ts';

/**
 * The label of point `index` after label noise: with probability `share` another class, each equally likely.
 * Whether and to what a label changes depends on the seed and the point only.
 */
export function noisyLabel(label: number, classes: number, share: number, seed: number, index: number): number {
  if (uniform(seed, stream.labelNoise, 0, index) >= share) return label;
  const shift = 1 + Math.floor(uniform(seed, stream.labelNoise, 1, index) * (classes - 1));
  return (label + shift) % classes;
}
