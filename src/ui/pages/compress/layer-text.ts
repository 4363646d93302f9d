import { type LayerConfig, writeLayer } from '../../../experiment/index.ts';

/** A layer in few words: `8 tanh`; others than dense ones as a link writes them. */
export const layerText = (layer: LayerConfig): string =>
  layer.type === 'dense' && !layer.residual ? `${layer.units} ${layer.activation}` : writeLayer(layer);
