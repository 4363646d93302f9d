// Multi-head self-attention (Vaswani et al. 2017): queries, keys and values of all heads by one product, o = softmax(q kᵀ/√d) v
// head by head, and a product of what the heads read.
import type { AttentionConfig, AttentionMask } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { dense } from './dense.ts';
import { LayerError } from './errors.ts';
import { inSequence, partOf, sequenceOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec, Tensor } from './types.ts';

/** Python's word for what a place sees. */
export const causalPython = (mask: AttentionMask): string => `causal=${mask === 'causal' ? 'True' : 'False'}`;

export const attentionPython = `\
class Attention(nn.Module):
    """Multi-head self-attention (Vaswani et al. 2017)."""

    def __init__(self, width, heads, causal, inner=None):
        super().__init__()
        inner = inner or width  # of all heads together
        self.heads, self.causal = heads, causal
        self.in_proj = nn.Linear(width, 3 * inner)
        self.out_proj = nn.Linear(inner, width)

    def forward(self, x):
        parts = self.in_proj(x).chunk(3, -1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
        if self.causal:  # nothing that comes later is seen
            scores = scores.masked_fill(torch.ones_like(scores, dtype=torch.bool).triu(1), -math.inf)
        o = scores.softmax(-1) @ v
        return self.out_proj(o.transpose(1, 2).flatten(2))`;

type Heads = Pick<AttentionConfig, 'heads' | 'headWidth' | 'mask'>;

/** Width of all heads together, on a sequence that is D wide. */
export const innerWidth = (config: Omit<Heads, 'mask'>, D: number): number =>
  config.headWidth ? config.heads * config.headWidth : D;

/** Of queries with keys and of weights with values: pairs of places, twice the width. */
export function pairsOf(config: Heads, [T, D]: readonly number[]): number {
  return (config.mask === 'causal' ? (T * (T + 1)) / 2 : T * T) * 2 * innerWidth(config, D);
}

/** `, inner=24` where the heads are not as wide together as the sequence. */
export const innerPython = (config: Omit<Heads, 'mask'>, D: number): string =>
  innerWidth(config, D) === D ? '' : `, inner=${innerWidth(config, D)}`;

const linear = (units: number) => ({ type: 'dense', units, activation: 'linear' }) as const;

/** Threads of attention_backward_quad. */
export const backwardQuads = (size: number, T: number, D: number): number => 3 * size * Math.ceil(T / 16) * (D / 4);

/** What the heads read: the part between the two products. The input is their queries, keys and values, D wide together. */
function heads({ heads: HEADS, mask }: AttentionConfig, context: LayerContext, D: number): CompiledLayer {
  const { input: qkv, index: layer } = context;
  const [T] = qkv.shape;
  const tiles = Math.ceil(T / 4);
  const constants = { T, D, HEADS, CAUSAL: mask === 'causal' ? 1 : 0 };
  const p = context.buffer('p', HEADS * T * 4 * tiles);
  const ds = context.buffer('ds', HEADS * T * 4 * tiles);
  const value = context.buffer('o', T * D);
  const gradient = context.buffer('do', T * D);
  const rows = (size: number): number => size * HEADS * tiles;
  const places = (size: number): number => size * tiles * (D / 4);
  /** Threads where four of them make 16 places of 16 numbers, which are then of one head. */
  const quad: Call['quad'] =
    D % (16 * HEADS) === 0
      ? { kernel: 'attention_backward_quad', threads: (size) => backwardQuads(size, T, D) }
      : undefined;
  const call = (kernel: string, stage: Call['stage'], buffers: string[], threads: Call['threads']): Call => ({
    kernel,
    stage,
    layer,
    constants,
    buffers,
    threads,
  });
  return {
    output: { shape: [T, D], size: T * D, value, saved: value, activation: 0, gradient },
    insides: [{ kind: 'attention', buffer: p, heads: HEADS, places: T, stride: 4 * tiles }],
    forward: [
      call('attention_scores', 'forward', [qkv.value, p], rows),
      call('attention_values', 'forward', [qkv.value, p, value], places),
    ],
    backward: [
      call('attention_backward_scores', 'backward', [qkv.value, p, value, gradient, ds], rows),
      {
        ...call(
          'attention_backward',
          'backward',
          [qkv.value, p, ds, gradient, qkv.gradient!],
          (size) => 2 * places(size),
        ),
        quad,
      },
    ],
  };
}

export const attention: LayerSpec<AttentionConfig> = {
  compile(config: AttentionConfig, context: LayerContext): CompiledLayer {
    const [, D] = sequenceOf(context);
    const width = innerWidth(config, D);
    if (width % (4 * config.heads) !== 0) {
      throw new LayerError(context.index, 'heads', { width, heads: config.heads });
    }
    const part = (name: string, input: Tensor) => partOf(context, name, input);
    return inSequence(
      context.input,
      (x) => dense.compile(linear(3 * width), part('in_proj', x)),
      (qkv) => heads(config, { ...context, input: qkv }, width),
      (o) => dense.compile(linear(D), part('out_proj', o)),
    );
  },
  pytorch: (config, input) => ({
    module: `Attention(${input.at(-1)}, ${config.heads}, ${causalPython(config.mask)}${innerPython(config, input.at(-1)!)})`,
    output: (call) => call,
    source: [attentionPython],
    shape: [...input],
  }),
  multiplyAdds: (config, input, usual) => usual + pairsOf(config, input),
};
