// Positions: attention alone knows no order, so every place of a sequence gets a row of a table added, which is learnt as
// all weights are, or made of sines and cosines (Vaswani et al. 2017).
import type { PositionConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { sequenceOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

const learnedPython = `\
class LearnedPosition(nn.Module):
    """Adds a row of weights to each place of a sequence."""

    def __init__(self, places, width):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(places, width))

    def forward(self, x):
        return x + self.weight`;

const sinusoidalPython = `\
class SinusoidalPosition(nn.Module):
    """Adds sines and cosines of falling frequency to each place of a sequence (Vaswani et al. 2017)."""

    def __init__(self, places, width):
        super().__init__()
        i = torch.arange(width, dtype=torch.float64)
        angle = torch.arange(places)[:, None] / 10000 ** ((i - i % 2) / width)
        table = torch.where(i % 2 == 0, angle.sin(), angle.cos())
        self.register_buffer("table", table.to(torch.get_default_dtype()), persistent=False)

    def forward(self, x):
        return x + self.table`;

/** The table (T, D): sine at even columns, cosine at odd ones, both of t/10000^(2⌊i/2⌋/D). */
const sines = (T: number, D: number): Float32Array =>
  Float32Array.from({ length: T * D }, (_, n) => {
    const i = n % D;
    const angle = Math.floor(n / D) / 10000 ** ((i - (i % 2)) / D);
    return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });

export const position: LayerSpec<PositionConfig> = {
  compile({ encoding }: PositionConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    const [T, D] = sequenceOf(context);
    const SIZE = T * D;
    const learned = encoding === 'learned';
    // As an embedding's rows (nn.Embedding): place and token weigh the same at the start.
    const TABLE = learned ? context.parameter('weight', [T, D], 'weight', D, T, { normal: 1 }) : 0;
    const table = learned ? 'theta' : context.scratch('table', SIZE, sines(T, D));
    const value = context.buffer('a', SIZE);
    const gradient = learned || input.gradient ? context.buffer('dz', SIZE) : undefined;
    const forward: Call = {
      kernel: 'position_forward',
      stage: 'forward',
      layer,
      constants: { SIZE, TABLE },
      buffers: [input.value, table, value],
      threads: (size) => size * SIZE,
      loops: true,
    };
    const backward: Call[] = gradient
      ? [
          {
            kernel: 'position_backward',
            stage: 'backward',
            layer,
            constants: {
              SIZE,
              TABLE,
              LEARNED: learned ? 1 : 0,
              INPUT_ACTIVATION: input.activation,
              INPUT_GRADIENT: input.gradient ? 1 : 0,
            },
            buffers: [gradient, input.saved, 'grad', input.gradient ?? 'none'],
            threads: (size) => (learned ? SIZE : 0) + (input.gradient ? size * SIZE : 0),
            loops: true,
          },
        ]
      : [];
    const output = { shape: [T, D], size: SIZE, value, saved: value, activation: 0, gradient };
    return { output, forward: [forward], backward };
  },
  pytorch: ({ encoding }, input) => ({
    module: `${encoding === 'learned' ? 'LearnedPosition' : 'SinusoidalPosition'}(${input.join(', ')})`,
    output: (call) => call,
    source: [encoding === 'learned' ? learnedPython : sinusoidalPython],
    shape: [...input],
  }),
  multiplyAdds: () => 0, // rows are added
};
