// Shorthand for the hidden layers of suggested experiments.
import type { AttentionMask, ConvConfig, LayerConfig, PaddingName } from '../experiment/index.ts';

/** Dense layers of tanh units: `tanh(8, 8)` is two of eight. */
export const tanh = (...units: number[]): LayerConfig[] =>
  units.map((n) => ({ type: 'dense', units: n, activation: 'tanh' }));

export const relu = (...units: number[]): LayerConfig[] =>
  units.map((n) => ({ type: 'dense', units: n, activation: 'relu' }));

/** 3 × 3 with ReLU. */
export const conv = (filters: number, padding: PaddingName = 'valid'): ConvConfig => ({
  type: 'conv',
  filters,
  kernel: 3,
  stride: 1,
  padding,
  activation: 'relu',
});

export const maxPool: LayerConfig = { type: 'max-pool', size: 2, stride: 2 };
export const flatten: LayerConfig = { type: 'flatten' };

const block = (mask: AttentionMask): LayerConfig => ({
  type: 'block',
  heads: 4,
  expansion: 4,
  norm: 'pre',
  mask,
  rate: 0,
});

/** A recurrent language model: every place says what comes next, from what the state has kept of those before it. */
export const recurrent = (width: number, ...units: number[]): LayerConfig[] => [
  { type: 'embedding', size: width },
  ...units.map((n): LayerConfig => ({ type: 'gru', units: n, returns: 'all', truncate: 0 })),
];

/** Two embeddings, of users and of items, multiplied number by number, and weighed by the output: a matrix factorisation. */
export const factorisation = (size: number): LayerConfig[] => [
  { type: 'embedding', size },
  { type: 'pool-places', take: 'product' },
];

const placed = (width: number): LayerConfig[] => [
  { type: 'embedding', size: width },
  { type: 'position', encoding: 'learned' },
];

/** A decoder (Radford et al. 2019): every place says what comes next, from what it and the places before it hold. */
export const decoder = (width: number, blocks: number): LayerConfig[] => [
  ...placed(width),
  ...Array.from({ length: blocks }, () => block('causal')),
  { type: 'layer-norm' },
];

/** An encoder: every place sees all of them, and their mean is the row that a class is read from. */
export const encoder = (width: number, blocks: number): LayerConfig[] => [
  ...placed(width),
  ...Array.from({ length: blocks }, () => block('full')),
  { type: 'layer-norm' },
  { type: 'pool-places', take: 'mean' },
];
