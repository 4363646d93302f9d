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

    def __init__(self, width, heads, causal):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.in_proj = nn.Linear(width, 3 * width)
        self.out_proj = nn.Linear(width, width)

    def forward(self, x):
        parts = self.in_proj(x).chunk(3, -1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
        if self.causal:  # nothing that comes later is seen
            scores = scores.masked_fill(torch.ones_like(scores, dtype=torch.bool).triu(1), -math.inf)
        o = scores.softmax(-1) @ v
        return self.out_proj(o.transpose(1, 2).flatten(2))`;

/** Of queries with keys and of weights with values: pairs of places, twice the width. */
export function pairsOf(mask: AttentionMask, [T, D]: readonly number[]): number {
  return (mask === 'causal' ? (T * (T + 1)) / 2 : T * T) * 2 * D;
}

const linear = (units: number) => ({ type: 'dense', units, activation: 'linear' }) as const;

/** What the heads read: the part between the two products. The input is their queries, keys and values. */
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
    forward: [
      call('attention_scores', 'forward', [qkv.value, p], rows),
      call('attention_values', 'forward', [qkv.value, p, value], places),
    ],
    backward: [
      call('attention_backward_scores', 'backward', [qkv.value, p, value, gradient, ds], rows),
      call('attention_backward', 'backward', [qkv.value, p, ds, gradient, qkv.gradient!], (size) => 2 * places(size)),
    ],
  };
}

export const attention: LayerSpec<AttentionConfig> = {
  compile(config: AttentionConfig, context: LayerContext): CompiledLayer {
    const [, D] = sequenceOf(context);
    if (D % (4 * config.heads) !== 0) {
      throw new LayerError(context.index, 'heads', { width: D, heads: config.heads });
    }
    const part = (name: string, input: Tensor) => partOf(context, name, input);
    return inSequence(
      context.input,
      (x) => dense.compile(linear(3 * D), part('in_proj', x)),
      (qkv) => heads(config, { ...context, input: qkv }, D),
      (o) => dense.compile(linear(D), part('out_proj', o)),
    );
  },
  pytorch: ({ heads: HEADS, mask }, input) => ({
    module: `Attention(${input.at(-1)}, ${HEADS}, ${causalPython(mask)})`,
    output: (call) => call,
    source: [attentionPython],
    shape: [...input],
  }),
  multiplyAdds: ({ mask }, input, usual) => usual + pairsOf(mask, input),
};
