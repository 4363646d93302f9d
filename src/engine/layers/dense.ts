// Fully connected layer: a = act(x Wᵀ + b), PyTorch's `nn.Linear` and its weight layout (OUT, IN).
import { activations, type DenseConfig } from '../../experiment/index.ts';
import { linearBackward, linearForward } from './linear.ts';
import { activationPython } from './pytorch.ts';
import { checkResidual, needsInput } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

/** Rows, columns and channels of an image are so many numbers; a sequence is worked on place by place. */
const isImage = (shape: readonly number[]): boolean => shape.length === 3;

export const dense: LayerSpec<DenseConfig> = {
  compile(config: DenseConfig, context: LayerContext): CompiledLayer {
    const { input } = context;
    // On a sequence (T, C) the layer works on every position by itself, as nn.Linear does.
    const IN = isImage(input.shape) ? input.size : input.shape.at(-1)!;
    const REPEAT = input.size / IN;
    const OUT = config.units;
    const ACTIVATION = activations.indexOf(config.activation);
    const WEIGHT = context.parameter('weight', [OUT, IN], 'weight', IN, OUT);
    const BIAS = context.parameter('bias', [OUT], 'bias', IN, OUT);
    const width = REPEAT * OUT;
    const value = context.buffer('a', width);
    const saved = needsInput(ACTIVATION) ? context.buffer('z', width) : value;
    const gradient = context.buffer('dz', width);
    const outputShape = isImage(input.shape) ? [OUT] : [...input.shape.slice(0, -1), OUT];
    if (config.residual) checkResidual(context, outputShape);
    const linear = { IN, OUT, WEIGHT, BIAS, REPEAT, ...(config.residual ? { RESIDUAL: 1 as const } : {}) };
    return {
      output: {
        shape: outputShape,
        size: width,
        value,
        saved,
        activation: ACTIVATION,
        gradient,
      },
      forward: [
        linearForward(context.index, linear, input.value, value, ACTIVATION, saved === value ? undefined : saved),
      ],
      backward: [linearBackward(context.index, linear, input, gradient)],
    };
  },
  pytorch({ units, activation, residual }, input) {
    const act = activationPython[activation];
    const image = isImage(input);
    return {
      module: `nn.Linear(${image ? input.reduce((a, b) => a * b, 1) : input.at(-1)}, ${units})`,
      input: image ? 'x.flatten(1)' : 'x',
      output: residual ? (call) => act(`${call} + x`) : act,
      shape: image ? [units] : [...input.slice(0, -1), units],
    };
  },
};
