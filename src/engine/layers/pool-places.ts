// One row for a whole sequence, where it gets one answer: the mean of its places, or the first of them, or the last; or
// their product, number by number: of a user's and a film's numbers, that is what a matrix factorisation weighs (He et
// al. 2017).
import type { PlacesTaken, PoolPlacesConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { sequenceOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

const python: Record<PlacesTaken, string> = {
  mean: 'x.mean(1)',
  first: 'x[:, 0]',
  last: 'x[:, -1]',
  product: 'x.prod(1)',
};

export const poolPlaces: LayerSpec<PoolPlacesConfig> = {
  compile({ take }: PoolPlacesConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    const [T, D] = sequenceOf(context);
    const whole = take === 'mean' || take === 'product';
    const constants = {
      T,
      D,
      FROM: take === 'last' ? T - 1 : 0,
      COUNT: whole ? T : 1,
      PRODUCT: take === 'product' ? 1 : 0,
    };
    const value = context.buffer('a', D);
    const gradient = input.gradient && context.buffer('dz', D);
    const forward: Call = {
      kernel: 'places_forward',
      stage: 'forward',
      layer,
      constants,
      buffers: [input.value, value],
      threads: (size) => size * D,
    };
    const backward: Call[] =
      input.gradient && gradient
        ? [
            {
              kernel: 'places_backward',
              stage: 'backward',
              layer,
              constants: { ...constants, INPUT_ACTIVATION: input.activation },
              buffers: [gradient, input.value, input.saved, input.gradient],
              threads: (size) => size * T * D,
            },
          ]
        : [];
    const output = { shape: [D], size: D, value, saved: value, activation: 0, gradient };
    return { output, forward: [forward], backward };
  },
  pytorch: ({ take }, input) => ({ module: 'nn.Identity()', output: () => python[take], shape: [input.at(-1)!] }),
};
