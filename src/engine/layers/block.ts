// A block of a transformer: attention and a feed-forward network, each with a residual connection, dropout and a layer
// norm. Norms before them (GPT-2), or behind the residual connections (Vaswani et al. 2017).
import type { BlockConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { attention, attentionPython, causalPython, innerPython, pairsOf } from './attention.ts';
import { dense } from './dense.ts';
import { dropoutPython } from './dropout.ts';
import { layerNorm } from './layer-norm.ts';
import { inSequence, partOf, sequenceOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec, Tensor } from './types.ts';

const start = `\
    def __init__(self, width, heads, hidden, causal, dropout=(), inner=None):
        super().__init__()`;
const rest = `\
        self.dropout = nn.ModuleList(dropout or (nn.Identity(), nn.Identity()))

    def feed_forward(self, x):
        return self.linear2(F.gelu(self.linear1(x), approximate="tanh"))`;

const python = {
  pre: `\
class PreNormBlock(nn.Module):
    """A transformer's block that normalises before attention and before the feed-forward network."""

${start}
        self.norm1 = nn.LayerNorm(width)
        self.attention = Attention(width, heads, causal, inner)
        self.norm2 = nn.LayerNorm(width)
        self.linear1 = nn.Linear(width, hidden)
        self.linear2 = nn.Linear(hidden, width)
${rest}

    def forward(self, x):
        x = x + self.dropout[0](self.attention(self.norm1(x)))
        return x + self.dropout[1](self.feed_forward(self.norm2(x)))`,
  post: `\
class PostNormBlock(nn.Module):
    """A transformer's block that normalises after attention and after the feed-forward network."""

${start}
        self.attention = Attention(width, heads, causal, inner)
        self.norm1 = nn.LayerNorm(width)
        self.linear1 = nn.Linear(width, hidden)
        self.linear2 = nn.Linear(hidden, width)
        self.norm2 = nn.LayerNorm(width)
${rest}

    def forward(self, x):
        x = self.norm1(x + self.dropout[0](self.attention(x)))
        return self.norm2(x + self.dropout[1](self.feed_forward(x)))`,
};

/** a = x + dropout(inner(x)). `place`: 0 or 1, for draws of its own. */
function residual(context: LayerContext, place: number, RATE: number, inner: (x: Tensor) => CompiledLayer) {
  const { input: x, index: layer } = context;
  const SIZE = x.size;
  const threads = (size: number): number => Math.ceil((size * SIZE) / 4);
  const part = partOf(context, `residual${place + 1}`, x);
  // The way through `inner` has a gradient of its own, to which the other's is added.
  const inside = inner({ ...x, saved: x.value, activation: 0, gradient: x.gradient && part.buffer('dx', SIZE) });
  const value = part.buffer('a', SIZE);
  const gradient = part.buffer('dz', SIZE);
  const dropped = { SIZE, LAYER: layer + 32 * place, RATE };
  const { output, forward, backward, insides } = inside;
  const add: Call = {
    kernel: 'residual_forward',
    stage: 'forward',
    layer,
    constants: dropped,
    buffers: [x.value, output.value, value],
    threads,
    loops: true,
  };
  const drop: Call = {
    kernel: 'dropout_backward',
    stage: 'backward',
    layer,
    constants: { ...dropped, INPUT_ACTIVATION: 0 },
    buffers: [gradient, output.saved, output.gradient!],
    threads,
    loops: true,
  };
  const meet: Call[] = x.gradient
    ? [
        {
          kernel: 'residual_backward',
          stage: 'backward',
          layer,
          constants: { SIZE, INPUT_ACTIVATION: x.activation },
          buffers: [gradient, part.buffer('dx', SIZE), x.saved, x.gradient],
          threads,
          loops: true,
        },
      ]
    : [];
  return {
    output: { shape: [...x.shape], size: SIZE, value, saved: value, activation: 0, gradient },
    insides,
    forward: [...forward, add],
    backward: [drop, ...backward, ...meet],
  };
}

export const block: LayerSpec<BlockConfig> = {
  compile(config: BlockConfig, context: LayerContext): CompiledLayer {
    const { index } = context;
    const [, D] = sequenceOf(context);
    const RATE = context.live((x) => (x.model.layers[index] as BlockConfig).rate);
    const { heads, headWidth, mask } = config;
    const units = config.hidden || config.expansion * D;
    const part = (name: string, input: Tensor) => partOf(context, name, input);
    const norm = (name: string) => (x: Tensor) => layerNorm.compile({ type: 'layer-norm' }, part(name, x));
    const attend = (x: Tensor) =>
      attention.compile({ type: 'attention', heads, headWidth, mask }, part('attention', x));
    const forward = (x: Tensor) =>
      inSequence(
        x,
        (y) => dense.compile({ type: 'dense', units, activation: 'gelu' }, part('linear1', y)),
        (y) => dense.compile({ type: 'dense', units: D, activation: 'linear' }, part('linear2', y)),
      );
    const around =
      (place: number, ...parts: ((x: Tensor) => CompiledLayer)[]) =>
      (x: Tensor) =>
        residual({ ...context, input: x }, place, RATE, (inside) => inSequence(inside, ...parts));
    return config.norm === 'pre'
      ? inSequence(context.input, around(0, norm('norm1'), attend), around(1, norm('norm2'), forward))
      : inSequence(context.input, around(0, attend), norm('norm1'), around(1, forward), norm('norm2'));
  },
  pytorch(config, input, index) {
    const { heads, expansion, hidden, norm, mask, rate } = config;
    const width = input.at(-1)!;
    const dropout = rate > 0 ? `, [Dropout(${index}), Dropout(${index}, 1)]` : '';
    const name = norm === 'pre' ? 'PreNormBlock' : 'PostNormBlock';
    return {
      module: `${name}(${width}, ${heads}, ${hidden || expansion * width}, ${causalPython(mask)}${dropout && `, dropout=${dropout.slice(2)}`}${innerPython(config, width)})`,
      output: (call) => call,
      source: [...(rate > 0 ? [dropoutPython] : []), attentionPython, python[norm]],
      modes: rate > 0,
      shape: [...input],
    };
  },
  multiplyAdds: (config, input, usual) => usual + pairsOf(config, input),
};
