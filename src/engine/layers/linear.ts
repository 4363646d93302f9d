// The product with a weight matrix, forward and backward, as calls: what a dense layer is but for its activation, and
// what a recurrent layer does to all places at once.
import type { Call } from '../kernel.ts';
import type { Tensor } from './types.ts';

export interface Linear {
  IN: number;
  OUT: number;
  /** Places in θ of W (OUT, IN) and b (OUT). */
  WEIGHT: number;
  BIAS: number;
  /** Rows of a sample. */
  REPEAT: number;
  /** 1: the input is added. */
  RESIDUAL?: 1;
}

/** Whether the tiled kernels pay: they read four inputs at a time, and a small layer makes too few tiles. */
const isTiled = ({ IN, OUT }: Linear): boolean => IN % 4 === 0 && IN * OUT >= 1024;

/** Whether a sequence's places alone make enough tiles of 8 × 8. */
const isWide = (linear: Linear): boolean => isTiled(linear) && linear.REPEAT * linear.OUT >= 4096;

export const tiles = (n: number, size: number): number => Math.ceil(n / size);

/** Threads of the backward call; `dx` is the rows that want a gradient of their inputs. */
function backwardThreads(linear: Linear, dx: number): number {
  const { IN, OUT } = linear;
  if (!isTiled(linear)) return OUT * (IN + 1) + dx * IN;
  return tiles(IN, 8) * (tiles(OUT, 8) + tiles(dx, 8)) + tiles(OUT, 4);
}

/** Threads where four of them make 16 × 16 numbers; `rows` of the batch. */
export const forwardQuads = (OUT: number, rows: number): number => 4 * tiles(rows, 16) * tiles(OUT, 16);

/** The same of the backward call. */
export const backwardQuads = ({ IN, OUT }: Pick<Linear, 'IN' | 'OUT'>, dx: number): number =>
  4 * tiles(IN, 16) * (tiles(OUT, 16) + tiles(dx, 16));

/** value = act(x Wᵀ + b), and what comes before the activation where `z` is asked for. */
export function linearForward(
  layer: number,
  linear: Linear,
  x: string,
  value: string,
  ACTIVATION = 0,
  z?: string,
): Call {
  const { OUT, REPEAT } = linear;
  const [wide, tiled] = [isWide(linear), isTiled(linear)];
  const side = wide ? 8 : 4;
  return {
    kernel: wide ? 'dense_forward_wide' : tiled ? 'dense_forward_tiled' : 'dense_forward',
    stage: 'forward',
    layer,
    constants: { ...linear, ACTIVATION, SAVE_INPUT: z === undefined ? 0 : 1 },
    buffers: [x, 'theta', value, z ?? 'none'],
    threads: (size) => (tiled ? tiles(size * REPEAT, side) * tiles(OUT, side) : size * REPEAT * OUT),
    quad: tiled ? { kernel: 'dense_forward_quad', threads: (size) => forwardQuads(OUT, size * REPEAT) } : undefined,
  };
}

/** ∇ of W and b, and ∂L/∂ of the input where it has a gradient, from ∂L/∂ of the sums. */
export function linearBackward(
  layer: number,
  linear: Linear,
  { value, saved, activation, gradient }: Pick<Tensor, 'value' | 'saved' | 'activation' | 'gradient'>,
  dz: string,
): Call {
  const rows = (size: number): number => (gradient ? size * linear.REPEAT : 0);
  return {
    kernel: isTiled(linear) ? 'dense_backward_tiled' : 'dense_backward',
    stage: 'backward',
    layer,
    constants: { ...linear, INPUT_ACTIVATION: activation, INPUT_GRADIENT: gradient ? 1 : 0 },
    buffers: [value, 'theta', dz, saved, 'grad', gradient ?? 'none'],
    threads: (size) => backwardThreads(linear, rows(size)),
    quad: isTiled(linear)
      ? { kernel: 'dense_backward_quad', threads: (size) => backwardQuads(linear, rows(size)) }
      : undefined,
  };
}
