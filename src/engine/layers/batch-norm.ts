// Batch normalisation of the channels of an image or the columns of a table: PyTorch's `nn.BatchNorm2d`, `nn.BatchNorm1d`.
import { activations, type BatchNormConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { LayerError, shapeText } from './errors.ts';
import { activationPython } from './pytorch.ts';
import { needsInput } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

export const batchNorm: LayerSpec<BatchNormConfig> = {
  compile(config: BatchNormConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    // In a sequence it is not clear over what: PyTorch wants the channels second there.
    if (input.shape.length === 2) throw new LayerError(layer, 'needs-channels', { shape: shapeText(input.shape) });
    const C = input.shape[0];
    const S = input.size / C;
    const GAMMA = context.parameter('weight', [C], 'weight', 1, 1, { constant: 1 });
    const BETA = context.parameter('bias', [C], 'bias', 1, 1);
    const MEAN = context.state('running_mean', C, 0);
    const VARIANCE = context.state('running_var', C, 1);
    const ACTIVATION = activations.indexOf(config.activation);
    const value = context.buffer('a', input.size);
    const saved = needsInput(ACTIVATION) ? context.buffer('z', input.size) : value;
    const gradient = context.buffer('dz', input.size);
    const stats = context.scratch('stats', 2 * C);
    const channels = { C, S, GAMMA, BETA };
    const groups = (): number => C;
    const forward: Call = {
      kernel: 'batch_norm_forward',
      stage: 'forward',
      layer,
      constants: { ...channels, MEAN, VARIANCE, ACTIVATION, SAVE_INPUT: saved === value ? 0 : 1 },
      buffers: [input.value, 'theta', 'state', stats, value, saved === value ? 'none' : saved],
      threads: groups,
      groups,
    };
    const backward: Call = {
      kernel: 'batch_norm_backward',
      stage: 'backward',
      layer,
      constants: { ...channels, INPUT_ACTIVATION: input.activation, INPUT_GRADIENT: input.gradient ? 1 : 0 },
      buffers: [gradient, input.value, 'theta', stats, input.saved, 'grad', input.gradient ?? 'none'],
      threads: groups,
      groups,
    };
    const output = { shape: [...input.shape], size: input.size, value, saved, activation: ACTIVATION, gradient };
    return { output, forward: [forward], backward: [backward] };
  },
  pytorch: ({ activation }, input) => ({
    module: `nn.BatchNorm${input.length === 3 ? '2d' : '1d'}(${input[0]})`,
    output: activationPython[activation],
    shape: [...input],
    modes: true,
  }),
};
