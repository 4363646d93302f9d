// Convolution: a = act(x ⋆ W + b), PyTorch's `nn.Conv2d` and its weight layout (O, I, K, K).
import { activations, type ConvConfig } from '../../experiment/index.ts';
import type { Call, Constants } from '../kernel.ts';
import { rowsOf } from '../cpu/shared/packed.ts';
import { LayerError } from './errors.ts';
import { activationPython } from './pytorch.ts';
import { checkResidual, imageOf, needsInput } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

const tiles = (n: number, edge: number): number => Math.ceil(n / edge);

/** Threads of conv_backward_weight to aim at, and the most parts of a sum. */
const wantedThreads = 4096;
const mostSplits = 128;

/**
 * Threads side by side (LANES), each of which does one of `count` parts at the same place: four, which can share what they
 * read, where no more than a third more threads are started for it than there are parts.
 */
const lanesFor = (count: number): 1 | 4 => (4 * tiles(count, 4) * 3 <= 4 * count ? 4 : 1);
const threadsFor = (count: number): number => tiles(count, lanesFor(count)) * lanesFor(count);

/** Lanes and threads of a convolution: a thread for each tile of 4 × 4 places and 4 channels. */
export const lanesOf = (channels: number): 1 | 4 => lanesFor(tiles(channels, 4));
export const tileThreads = (channels: number, rows: number, columns: number): number =>
  threadsFor(tiles(channels, 4)) * tiles(rows, 4) * tiles(columns, 4);

/** Lanes and threads of the weights' gradient: a thread for each channel read, 4 channels made and patch, in each part. */
export const weightLanes = lanesFor;
export const weightThreads = (I: number, O: number, K: number, splits: number): number =>
  splits * threadsFor(I) * tiles(O, 4) * tiles(K, 3) ** 2;

/** Zeros before the first row and column, and the length of a side of the result. */
function sides({ kernel, stride, padding }: ConvConfig) {
  const same = padding === 'same';
  return {
    pad: same ? Math.floor((kernel - 1) / 2) : 0,
    out: (n: number): number => (same ? Math.ceil(n / stride) : Math.floor((n - kernel) / stride) + 1),
  };
}

function shapesOf(config: ConvConfig, context: LayerContext) {
  const [I, H, W] = imageOf(context);
  const { filters: O, kernel: K, stride: STRIDE } = config;
  if (config.padding === 'valid' && K > Math.min(H, W)) {
    throw new LayerError(context.index, 'too-large', { size: K, rows: H, columns: W });
  }
  const { pad: PAD, out } = sides(config);
  const [OH, OW] = [out(H), out(W)];
  if (config.residual) checkResidual(context, [O, OH, OW]);
  return { I, H, W, O, OH, OW, K, STRIDE, PAD, ...rowsOf(K, STRIDE, OH, OW) };
}

export const conv: LayerSpec<ConvConfig> = {
  compile(config: ConvConfig, context: LayerContext): CompiledLayer {
    const { input, index: layer } = context;
    const shape = shapesOf(config, context);
    const { I, H, W, O, OH, OW, K, STRIDE, PAD, ROWS, QUADS } = shape;
    const ACTIVATION = activations.indexOf(config.activation);
    const RESIDUAL = config.residual ? 1 : 0;
    const WEIGHT = context.parameter('weight', [O, I, K, K], 'weight', I * K * K, O * K * K);
    const BIAS = context.parameter('bias', [O], 'bias', I * K * K, O * K * K);
    const value = context.buffer('a', O * OH * OW);
    const saved = needsInput(ACTIVATION) ? context.buffer('z', O * OH * OW) : value;
    const gradient = context.buffer('dz', O * OH * OW);
    const patches = tiles(K, 3) ** 2;
    const SPLITS = Math.max(1, Math.min(mostSplits, Math.round(wantedThreads / (tiles(O, 4) * I * patches))));
    const SIZE = O * I * K * K;
    const partial = context.scratch('partial', SPLITS * (SIZE + O));

    /** The weights in the order of the tiles that make `to` channels of `from`. */
    const pack = (to: number, from: number, BACKWARD: number): Call => ({
      kernel: 'conv_pack',
      stage: BACKWARD ? 'backward' : 'forward',
      layer,
      constants: { O: to, I: from, K, WEIGHT, BACKWARD },
      buffers: ['theta', context.scratch(BACKWARD ? 'packed_back' : 'packed', tiles(to, 4) * from * patches * 36)],
      threads: () => tiles(to, 4) * from * patches * 9,
    });
    const packed = pack(O, I, 0);
    /** Planes of C channels, H × W, in rows that tiles can read. */
    const pad = (stage: Call['stage'], from: string, to: string, constants: Constants): Call => {
      const perRow = constants.C * constants.ROWS * constants.STRIDE * constants.QUADS;
      const buffers = [from, context.buffer(to, 4 * perRow)];
      return { kernel: 'conv_pad', stage, layer, constants, buffers, threads: (size) => size * perRow, loops: true };
    };
    const padded = pad('forward', input.value, 'rows', { C: I, H, W, STRIDE, DILATION: 1, PAD, ROWS, QUADS });
    const tiled = { I, O, OH, OW, K, STRIDE, ROWS, QUADS };
    const forward: Call = {
      kernel: 'conv_forward',
      stage: 'forward',
      layer,
      constants: { ...tiled, LANES: lanesOf(O), PAD, BIAS, ACTIVATION, SAVE_INPUT: saved === value ? 0 : 1, RESIDUAL },
      buffers: [padded.buffers[1], packed.buffers[1], 'theta', value, saved === value ? 'none' : saved],
      threads: (size) => size * tileThreads(O, OH, OW),
    };
    const weights: Call = {
      kernel: 'conv_backward_weight',
      stage: 'backward',
      layer,
      constants: { ...tiled, SPLITS, LANES: weightLanes(I) },
      buffers: [padded.buffers[1], gradient, partial],
      threads: () => weightThreads(I, O, K, SPLITS),
    };
    const sum: Call = {
      kernel: 'conv_backward_sum',
      stage: 'backward',
      layer,
      constants: { SPLITS, SIZE, O, WEIGHT, BIAS },
      buffers: [partial, 'grad'],
      threads: () => SIZE + O,
    };
    const backward = [weights, sum];
    if (input.gradient) {
      const packedBack = pack(I, O, 1);
      const rows = rowsOf(K, 1, H, W);
      const back = { I: O, O: I, OH: H, OW: W, K, STRIDE: 1, PAD: K - 1 - PAD, LANES: lanesOf(I), ...rows };
      const planes = { C: O, H: OH, W: OW, STRIDE: 1, DILATION: STRIDE, PAD: K - 1 - PAD, ...rows };
      const paddedBack = pad('backward', gradient, 'rows_back', planes);
      backward.push(packedBack, paddedBack, {
        kernel: 'conv_backward_input',
        stage: 'backward',
        layer,
        constants: { ...back, INPUT_ACTIVATION: input.activation, RESIDUAL },
        buffers: [paddedBack.buffers[1], packedBack.buffers[1], input.saved, input.gradient],
        threads: (size) => size * tileThreads(I, H, W),
      });
    }
    const output = { shape: [O, OH, OW], size: O * OH * OW, value, saved, activation: ACTIVATION, gradient };
    return { output, forward: [packed, padded, forward], backward };
  },

  pytorch(config, [channels, rows, columns]) {
    const { filters, kernel, stride, padding, activation, residual } = config;
    const { out } = sides(config);
    const act = activationPython[activation];
    // PyTorch has no `same` with a stride, and for an even kernel no padding that is the same on both sides.
    const even = padding === 'same' && kernel % 2 === 0;
    const options = [
      stride > 1 && !even && `stride=${stride}`,
      padding === 'same' && (even ? 'padding="same"' : `padding=${(kernel - 1) / 2}`),
    ].filter((option) => option !== false);
    const steps = even && stride > 1 ? `[..., ::${stride}, ::${stride}]` : '';
    return {
      module: `nn.Conv2d(${[channels, filters, kernel, ...options].join(', ')})`,
      output: (call) => act(`${call}${steps}${residual ? ' + x' : ''}`),
      shape: [filters, out(rows), out(columns)],
    };
  },
};
