// Batch normalisation in a link: `batch-norm`, with an activation `batch-norm.relu`.
import { layerBounds } from '../fields.ts';
import type { BatchNormConfig } from '../types.ts';
import { activation, readOptions, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const options = [activation];

export const batchNorm: LayerSyntax<BatchNormConfig> = {
  type: 'batch-norm',
  fields: [{ name: 'activation', kind: 'choice', choices: layerBounds.activations, default: 'linear' }],
  write: (layer) => `batch-norm${writeOptions(options, layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, options) ?? { head: '' };
    return head === 'batch-norm' ? { type: 'batch-norm', ...settings } : undefined;
  },
};
