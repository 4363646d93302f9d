// Dropout: the same numbers of the same rows at the same step, whatever backend runs it (counter-based draws).
import type { DropoutConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import type { LayerSpec } from './types.ts';

/** `settings.step`, `settings.rows` (numbers of the rows in their batch) and `settings.rate_<layer>` are the program's. */
export const dropoutPython = `\
class Dropout(nn.Module):
    """Inverted dropout (Srivastava et al. 2014), which drops what the playground drops."""

    def __init__(self, layer, place=0):
        super().__init__()
        self.layer, self.draws = layer, layer + 32 * place

    def forward(self, x):
        if not self.training:
            return x
        rate = vars(settings)[f"rate_{self.layer}"]
        size = np.uint64(x[0].numel())
        n = np.add.outer(settings.rows * size, np.arange(size, dtype=np.uint64))
        kept = uniform(DROPOUT, settings.step, n * 64 + self.draws) >= np.float32(rate)
        return x * torch.from_numpy(kept).view_as(x).to(x.device) / (1 - rate)`;

export const dropout: LayerSpec<DropoutConfig> = {
  compile(_config, context) {
    const { input, index: layer } = context;
    const RATE = context.live((x) => (x.model.layers[layer] as DropoutConfig).rate);
    const constants = { SIZE: input.size, LAYER: layer, RATE };
    const value = context.buffer('a', input.size);
    const gradient = input.gradient && context.buffer('dz', input.size);
    const forward: Call = {
      kernel: 'dropout_forward',
      stage: 'forward',
      layer,
      constants,
      buffers: [input.value, value],
      threads: (size) => Math.ceil((size * input.size) / 4),
      loops: true,
    };
    const backward: Call[] = [];
    if (input.gradient && gradient) {
      backward.push({
        kernel: 'dropout_backward',
        stage: 'backward',
        layer,
        constants: { ...constants, INPUT_ACTIVATION: input.activation },
        buffers: [gradient, input.saved, input.gradient],
        threads: (size) => Math.ceil((size * input.size) / 4),
        loops: true,
      });
    }
    const output = { shape: [...input.shape], size: input.size, value, saved: value, activation: 0, gradient };
    return { output, forward: [forward], backward };
  },
  pytorch: (_config, input, index) => ({
    module: `Dropout(${index})`,
    output: (call) => call,
    shape: [...input],
    source: [dropoutPython],
    modes: true,
  }),
};
