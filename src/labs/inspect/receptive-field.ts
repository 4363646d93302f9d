// Which part of the picture a unit can see: back through windows and strides, layer by layer.
import type { ConvConfig, LayerConfig, PoolConfig } from '../../experiment/index.ts';

/** First and last row and column, the last one included. */
export interface Field {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Layers that look at each pixel by itself, or (dense, over the whole) mix nothing that a window would tell apart. */
const pixelwise: readonly LayerConfig['type'][] = ['dropout', 'batch-norm'];

interface Window {
  size: number;
  stride: number;
  pad: number;
}

function windowOf(layer: LayerConfig): Window | undefined {
  if (layer.type === 'conv') {
    const { kernel, stride, padding }: ConvConfig = layer;
    return { size: kernel, stride, pad: padding === 'same' ? Math.floor((kernel - 1) / 2) : 0 };
  }
  if (layer.type === 'max-pool' || layer.type === 'avg-pool') {
    const { size, stride }: PoolConfig = layer;
    return { size, stride, pad: 0 };
  }
  return pixelwise.includes(layer.type) ? { size: 1, stride: 1, pad: 0 } : undefined;
}

/**
 * The pixels of an image of `rows` × `columns` that reach the unit at (row, column) of layer `index`; the whole
 * image where a layer before it sees the whole.
 */
export function receptiveField(
  layers: readonly LayerConfig[],
  index: number,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Field {
  const field = { top: row, bottom: row, left: column, right: column };
  for (const layer of layers.slice(0, index + 1).toReversed()) {
    const window = windowOf(layer);
    if (!window) return { top: 0, bottom: rows - 1, left: 0, right: columns - 1 };
    const { size, stride, pad } = window;
    field.top = field.top * stride - pad;
    field.left = field.left * stride - pad;
    field.bottom = field.bottom * stride - pad + size - 1;
    field.right = field.right * stride - pad + size - 1;
  }
  // What a border of zeros adds is nothing to be seen.
  return {
    top: Math.max(0, field.top),
    left: Math.max(0, field.left),
    bottom: Math.min(rows - 1, field.bottom),
    right: Math.min(columns - 1, field.right),
  };
}
