// Layers without settings in a link: their name.
import type { LayerNormConfig, PlainConfig } from '../types.ts';
import type { LayerSyntax } from './syntax.ts';

const plain = <T extends (PlainConfig | LayerNormConfig)['type']>(
  type: T,
  weightless?: true,
): LayerSyntax<{ type: T }> => ({
  type,
  ...(weightless && { weightless }),
  fields: [],
  write: () => type,
  read: (text) => (text === type ? { type } : undefined),
});

export const flatten = plain('flatten', true);
export const globalAvgPool = plain('global-avg-pool', true);
export const layerNorm = plain('layer-norm');
