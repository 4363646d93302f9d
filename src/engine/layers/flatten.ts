// An image as a row of numbers: another shape on the same buffers, so there is nothing to do. PyTorch's `nn.Flatten`.
import type { PlainConfig } from '../../experiment/index.ts';
import type { LayerSpec } from './types.ts';

export const flatten: LayerSpec<PlainConfig<'flatten'>> = {
  compile: (_config, { input }) => ({ output: { ...input, shape: [input.size] }, forward: [], backward: [] }),
  pytorch: (_config, input) => ({
    module: 'nn.Flatten()',
    output: (call) => call,
    shape: [input.reduce((a, b) => a * b, 1)],
  }),
};
