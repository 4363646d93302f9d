// Layer normalisation over the last dimension: PyTorch's `nn.LayerNorm`.
import type { LayerNormConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

export const layerNorm: LayerSpec<LayerNormConfig> = {
  compile(_config: LayerNormConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    const D = input.shape.at(-1)!;
    const REPEAT = input.size / D;
    const GAMMA = context.parameter('weight', [D], 'weight', 1, 1, { constant: 1 });
    const BETA = context.parameter('bias', [D], 'bias', 1, 1);
    const value = context.buffer('a', input.size);
    const gradient = context.buffer('dz', input.size);
    const stats = context.buffer('stats', 2 * REPEAT);
    const fours = D % 4 === 0; // four numbers at a time
    const rows = { D, GAMMA, BETA, REPEAT };
    const forward: Call = {
      kernel: 'layer_norm_forward',
      stage: 'forward',
      layer,
      constants: rows,
      buffers: [input.value, 'theta', stats, value],
      threads: (size) => size * REPEAT,
    };
    const backward: Call = {
      kernel: fours ? 'layer_norm_backward_four' : 'layer_norm_backward',
      stage: 'backward',
      layer,
      constants: { ...rows, INPUT_ACTIVATION: input.activation, INPUT_GRADIENT: input.gradient ? 1 : 0 },
      buffers: [gradient, input.value, 'theta', stats, input.saved, 'grad', input.gradient ?? 'none'],
      threads: (size) => (fours ? D / 4 : D) + (input.gradient ? size * REPEAT : 0),
    };
    const output = { shape: [...input.shape], size: input.size, value, saved: value, activation: 0, gradient };
    return { output, forward: [forward], backward: [backward] };
  },
  pytorch: (_config, input) => ({
    module: `nn.LayerNorm(${input.at(-1)})`,
    output: (call) => call,
    shape: [...input],
  }),
};
