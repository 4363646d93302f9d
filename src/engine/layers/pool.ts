// Pooling: of every window of an image one number. PyTorch's `nn.MaxPool2d`, `nn.AvgPool2d` and
// `nn.AdaptiveAvgPool2d(1)`, whose window is the whole image.
import type { PlainConfig, PoolConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { LayerError } from './errors.ts';
import { imageOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

interface Window {
  rows: number;
  columns: number;
  stride: number;
}

function compile(kind: 'max' | 'avg', { rows, columns, stride }: Window, context: LayerContext): CompiledLayer {
  const { input, index: layer } = context;
  const [C, H, W] = imageOf(context);
  if (rows > H || columns > W) {
    throw new LayerError(layer, 'too-large', { size: Math.max(rows, columns), rows: H, columns: W });
  }
  const [OH, OW] = [Math.floor((H - rows) / stride) + 1, Math.floor((W - columns) / stride) + 1];
  const constants = { C, H, W, OH, OW, ROWS: rows, COLUMNS: columns, STRIDE: stride };
  const width = C * OH * OW;
  const value = context.buffer('a', width);
  const gradient = input.gradient && context.buffer('dz', width);
  // Where windows overlap a thread takes one number of the input, else all that a window (and the gap after it) has.
  const overlap = stride < Math.max(rows, columns);
  const cells = overlap ? input.size : C * Math.ceil(H / stride) * Math.ceil(W / stride);
  // Which number of its window was the largest.
  const which = kind === 'max' ? [context.buffer('which', width)] : [];
  const forward: Call = {
    kernel: `${kind}_pool_forward`,
    stage: 'forward',
    layer,
    constants,
    buffers: [input.value, value, ...which],
    threads: (size) => size * width,
    loops: kind === 'max',
  };
  const backward: Call[] = [];
  if (input.gradient && gradient) {
    backward.push({
      kernel: `${kind}_pool_backward`,
      stage: 'backward',
      layer,
      constants: { ...constants, INPUT_ACTIVATION: input.activation },
      buffers: [gradient, ...which, input.saved, input.gradient],
      threads: (size) => size * (kind === 'max' ? cells : input.size),
      loops: kind === 'max',
    });
  }
  // The gradient of a pool is that of its output: nothing is applied to it.
  const output = { shape: [C, OH, OW], size: width, value, saved: value, activation: 0, gradient };
  return { output, forward: [forward], backward };
}

function pool<T extends PoolConfig['type']>(kind: 'max' | 'avg', module: string): LayerSpec<PoolConfig<T>> {
  return {
    compile: ({ size, stride }, context) => compile(kind, { rows: size, columns: size, stride }, context),
    pytorch: ({ size, stride }, [channels, rows, columns]) => ({
      module: `nn.${module}(${size}${stride === size ? '' : `, stride=${stride}`})`,
      output: (call) => call,
      shape: [channels, Math.floor((rows - size) / stride) + 1, Math.floor((columns - size) / stride) + 1],
    }),
  };
}

export const maxPool = pool<'max-pool'>('max', 'MaxPool2d');
export const avgPool = pool<'avg-pool'>('avg', 'AvgPool2d');

export const globalAvgPool: LayerSpec<PlainConfig<'global-avg-pool'>> = {
  compile(_config, context) {
    const [C, H, W] = imageOf(context);
    const { output, ...calls } = compile('avg', { rows: H, columns: W, stride: Math.max(H, W) }, context);
    return { output: { ...output, shape: [C] }, ...calls };
  },
  pytorch: (_config, [channels]) => ({
    module: 'nn.AdaptiveAvgPool2d(1)',
    output: (call) => `${call}.flatten(1)`,
    shape: [channels],
  }),
};
