// Mixed precision (Micikevicius et al. 2018): the matrix work reads weights, activations and gradients as 16 bits hold
// them, and adds up in 32; θ itself, the moments and everything else stay in 32 bits. The loss is scaled so that small
// gradients do not vanish, and a step in which something overflowed is left out. What it adds to a plan's calls.
import type { Experiment, LayerConfig } from '../experiment/index.ts';
import type { BufferSpec, Call } from './kernel.ts';

/** Words of the scaler in the buffer `state`, behind what layers keep there: shaders/loss_scale.wgsl says which. */
export const scalerWords = 8;

/** Its numbers before the first step. */
export const firstScaler = ({ lossScale }: Experiment): number[] => [lossScale.value, 0, 0, 0, 0, 0, 1, 1];

export interface LossScale {
  scale: number;
  /** Steps left out so far because something overflowed. */
  overflows: number;
}

/** From the whole state. */
export function lossScaleOf(state: Float32Array): LossScale {
  const scaler = state.subarray(-scalerWords);
  return { scale: scaler[0], overflows: scaler[2] };
}

const dense = { forward: [0, 1], backward: [0, 1, 2] };
/** The matrix work: which of a kernel's buffers are operands. */
const operands: Record<string, readonly number[]> = {
  dense_forward: dense.forward,
  dense_forward_tiled: dense.forward,
  dense_forward_wide: dense.forward,
  dense_backward: dense.backward,
  dense_backward_tiled: dense.backward,
  conv_pack: [0],
  conv_pad: [0],
  conv_forward: [2],
  conv_backward_weight: [1],
  attention_scores: [0],
  attention_values: [0, 1],
  attention_backward_scores: [0, 3],
  attention_backward: [0, 1, 2, 3],
};

/** Recurrent layers stay in 32 bits: what they forget and keep is no matrix work. What is fastened to one does not. */
const stays = ({ helper }: Call, layer: LayerConfig | undefined): boolean =>
  !helper && layer !== undefined && ['rnn', 'gru', 'lstm'].includes(layer.type);

/**
 * The same calls, reading halves: before a buffer is first an operand its halves are made, once in a pass, because no
 * buffer is written again after it was read. `rows`: rows of the buffers that have one for each sample. `at`: place of
 * the scaler in `state`.
 */
export function withHalves(
  calls: readonly Call[],
  layers: readonly LayerConfig[],
  buffers: Map<string, BufferSpec>,
  rows: number,
  at: number,
): Call[] {
  const made = new Set<string>();
  return calls.flatMap((call) => {
    const conversions: Call[] = [];
    const names = call.buffers.map((name, i) => {
      if (!operands[call.kernel]?.includes(i) || stays(call, layers[call.layer ?? -1])) return name;
      const half = `${name}.half`;
      if (!made.has(half)) {
        made.add(half);
        conversions.push(conversion(call, name, half, buffers, rows, at));
      }
      return half;
    });
    return conversions.length === 0 ? [{ ...call, buffers: names }] : [...conversions, { ...call, buffers: names }];
  });
}

function conversion(
  { stage, layer, when }: Call,
  name: string,
  half: string,
  buffers: Map<string, BufferSpec>,
  rows: number,
  at: number,
): Call {
  const { words } = buffers.get(name)!;
  const known = buffers.get(half);
  if (!known || known.words < words) buffers.set(half, { name: half, words, type: 'f32' });
  const whole = name === 'theta';
  const SIZE = Math.floor(words / rows);
  return {
    kernel: 'to_half',
    stage,
    ...(whole ? {} : { layer }),
    constants: { FOUND: at + 3, ...(whole ? { COUNT: words } : { SIZE }) },
    buffers: [name, half, 'state'],
    threads: (size) => Math.ceil((whole ? words : size * SIZE) / 4),
    ...(when ? { when } : {}),
  };
}

/** The gradient of the loss, scaled: behind the loss. */
export const scaleLoss = (gradient: string, K: number, at: number): Call => ({
  kernel: 'scale_loss',
  stage: 'loss',
  constants: { K, SCALE: at },
  buffers: [gradient, 'state'],
  threads: (size) => size * K,
});

/** ∇ without the scale: behind the backward calls. */
export const unscale = (length: number, at: number): Call => ({
  kernel: 'unscale',
  stage: 'backward',
  constants: { QUADS: length / 4, SCALE: at },
  buffers: ['grad', 'state'],
  threads: () => length / 4,
});

/** What becomes of the scale, and of this step's update: in front of it. */
export const lossScale = ({ lossScale: { type, interval } }: Experiment, at: number): Call => ({
  kernel: 'loss_scale',
  stage: 'update',
  constants: { AT: at, GROWTH: type === 'dynamic' ? interval : 0 },
  buffers: ['state'],
  threads: () => 1,
  single: true,
});

/** Constants of the optimizer's kernel. */
export const scaledUpdate = (at: number) => ({ SCALED: 1, SCALER: at });
