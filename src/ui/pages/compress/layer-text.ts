import { type LayerConfig, writeLayer } from '../../../experiment/index.ts';
import type { Words } from '../../words/index.ts';

/** A layer in few words: `8 tanh`; others than dense ones as a link writes them. */
export const layerText = (words: Words, layer: LayerConfig): string =>
  layer.type === 'dense' && !layer.residual
    ? `${layer.units} ${words.options.activations[layer.activation].label}`
    : writeLayer(layer);
