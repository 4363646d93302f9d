// A row of numbers for every token, learnt like any other weight: PyTorch's `nn.Embedding`, which starts from N(0, 1).
import type { EmbeddingConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { LayerError, shapeText } from './errors.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

export const embedding: LayerSpec<EmbeddingConfig> = {
  compile({ size: D }: EmbeddingConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    const V = input.vocabulary;
    if (V === undefined) throw new LayerError(layer, 'needs-tokens', { shape: shapeText(input.shape) });
    const REPEAT = input.size;
    const WEIGHT = context.parameter('weight', [V, D], 'weight', V, D, { normal: 1 });
    const value = context.buffer('a', REPEAT * D);
    const gradient = context.buffer('dz', REPEAT * D);
    const constants = { V, D, WEIGHT, REPEAT };
    const forward: Call = {
      kernel: 'embedding_forward',
      stage: 'forward',
      layer,
      constants,
      buffers: [input.value, 'theta', value],
      threads: (size) => size * REPEAT * D,
      loops: true,
    };
    const backward: Call = {
      kernel: 'embedding_backward',
      stage: 'backward',
      layer,
      constants,
      buffers: [input.value, gradient, 'grad'],
      threads: () => V * Math.ceil(D / 4),
    };
    const output = { shape: [...input.shape, D], size: REPEAT * D, value, saved: value, activation: 0, gradient };
    return { output, forward: [forward], backward: [backward] };
  },
  pytorch: ({ size }, input, _index, vocabulary) => ({
    module: `nn.Embedding(${vocabulary}, ${size})`,
    output: (call) => call,
    shape: [...input, size],
  }),
  multiplyAdds: () => 0, // a row is looked up
};
