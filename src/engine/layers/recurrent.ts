// Recurrent layers: PyTorch's `nn.RNN`, `nn.GRU` and `nn.LSTM`, one layer, one direction, with their gates in PyTorch's
// order. The product with the inputs is one matrix product over all places; then one kernel goes through time; backward
// the other way round: one kernel back through time, then the gradients of all weights as products over all places.
import { activations, type RecurrentConfig, returnedStates, type RnnConfig } from '../../experiment/index.ts';
import type { Call } from '../kernel.ts';
import { linearBackward, linearForward } from './linear.ts';
import { sequenceOf } from './shared.ts';
import type { CompiledLayer, LayerContext, LayerSpec } from './types.ts';

/** Rows of the batch that a workgroup takes through time together. */
const groupRows = 4;

interface Cell {
  /** Its kernels are <kernel>_forward and <kernel>_backward; `G` gates. */
  kernel: 'rnn' | 'gru' | 'lstm';
  module: string;
  G: number;
  /** What forward leaves for backward besides the gates. */
  inner?: 'inner' | 'cells';
}

/** `truncated(nn.GRU, 8)`: the class of the module where the gradient is cut. */
const truncatedPython = `\
def truncated(kind, places):
    """A recurrent layer whose gradient goes back no further than the last multiple of \`places\` places."""

    class Truncated(kind):
        def forward(self, x):
            state, outputs = None, []
            for part in x.split(places, 1):
                output, state = super().forward(part, state)
                state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
                outputs.append(output)
            return torch.cat(outputs, 1), state

    return Truncated`;

const returned = { all: '[0]', last: '[0][:, -1]', mean: '[0].mean(1)' };

/** The four tensors, as PyTorch names them and starts them: all from U(−1/√H, 1/√H). */
function parametersOf(context: LayerContext, G: number, IN: number, H: number) {
  const initial = { uniform: 1 / Math.sqrt(H) };
  return {
    inputWeight: context.parameter('weight_ih_l0', [G * H, IN], 'weight', IN, H, initial),
    stateWeight: context.parameter('weight_hh_l0', [G * H, H], 'weight', H, H, initial),
    inputBias: context.parameter('bias_ih_l0', [G * H], 'bias', IN, H, initial),
    stateBias: context.parameter('bias_hh_l0', [G * H], 'bias', H, H, initial),
  };
}

function compile(cell: Cell, config: RecurrentConfig | RnnConfig, context: LayerContext): CompiledLayer {
  const { input, index: layer } = context;
  const [T, IN] = sequenceOf(context);
  const { kernel, G } = cell;
  const H = config.units;
  const width = Math.ceil(H / 4) * 4;
  const RETURNS = returnedStates.indexOf(config.returns);
  const own = parametersOf(context, G, IN, H);
  const size = RETURNS === 0 ? T * H : H;
  const value = context.buffer('a', size);
  const gradient = context.buffer('dz', size);
  const gates = context.buffer('gates', T * G * H);
  const dgates = context.buffer('dgates', T * G * H);
  const previous = context.buffer('previous', T * H);
  const inner = cell.inner ? [context.buffer(cell.inner, T * H)] : [];
  // What the inputs and the states are multiplied with differs in a GRU only.
  const dstates = kernel === 'gru' ? context.buffer('dstates', T * G * H) : dgates;
  const work = context.buffer('work', groupRows * (G + 2) * width, groupRows);
  const shape: Record<string, number> = { T, H, RETURNS };
  if ('nonlinearity' in config) shape.ACTIVATION = activations.indexOf(config.nonlinearity);
  const groups = (rows: number): number => Math.ceil(rows / groupRows);

  const pack = (BACKWARD: number): Call => ({
    kernel: 'recurrent_pack',
    stage: BACKWARD ? 'backward' : 'forward',
    layer,
    constants: { G, H, WEIGHT: own.stateWeight, BACKWARD },
    buffers: ['theta', context.scratch(BACKWARD ? 'packed_back' : 'packed', G * H * width)],
    threads: () => (G * H * width) / 4,
  });
  const inputs = { IN, OUT: G * H, WEIGHT: own.inputWeight, BIAS: own.inputBias, REPEAT: T };
  const states = { ...inputs, IN: H, WEIGHT: own.stateWeight, BIAS: own.stateBias };
  const packed = pack(0);
  const forward: Call = {
    kernel: `${kernel}_forward`,
    stage: 'forward',
    layer,
    constants: { ...shape, BIAS: own.stateBias },
    buffers: [packed.buffers[1], 'theta', gates, previous, work, value, ...inner],
    threads: () => 0,
    groups,
  };
  // Where units come in whole quads, backward reads the weights where they are.
  const packedBack = H % 4 === 0 ? undefined : pack(1);
  const back: Call = {
    kernel: `${kernel}_backward`,
    stage: 'backward',
    layer,
    constants: { ...shape, TRUNCATE: config.truncate, START: packedBack ? 0 : own.stateWeight / 4 },
    buffers: [
      packedBack?.buffers[1] ?? 'theta',
      gradient,
      work,
      gates,
      ...inner,
      ...(kernel === 'gru' ? [previous, dgates, dstates] : [dgates]),
    ],
    threads: () => 0,
    groups,
  };
  return {
    output: { shape: RETURNS === 0 ? [T, H] : [H], size, value, saved: value, activation: 0, gradient },
    // Of a mean the last state is not at hand.
    insides:
      config.returns === 'mean'
        ? []
        : [
            RETURNS === 0
              ? { kind: 'states', buffer: value, units: H, places: T }
              : { kind: 'states', buffer: previous, units: H, places: T, last: value },
          ],
    forward: [linearForward(layer, inputs, input.value, gates), packed, forward],
    backward: [
      ...(packedBack ? [packedBack] : []),
      back,
      linearBackward(layer, states, { value: previous, saved: previous, activation: 0 }, dstates),
      linearBackward(layer, inputs, input, dgates),
    ],
  };
}

const recurrent = <C extends RecurrentConfig>(cell: Cell): LayerSpec<C> => ({
  compile: (config, context) => compile(cell, config, context),
  pytorch(config, [places, width]) {
    const { units, truncate, returns } = config;
    const options = [
      width,
      units,
      ...('nonlinearity' in config ? [`nonlinearity="${String(config.nonlinearity)}"`] : []),
    ];
    const kind = truncate > 0 ? `truncated(${cell.module}, ${truncate})` : cell.module;
    return {
      module: `${kind}(${options.join(', ')}, batch_first=True)`,
      output: (call) => `${call}${returned[returns]}`,
      ...(truncate > 0 ? { source: [truncatedPython] } : {}),
      shape: returns === 'all' ? [places, units] : [units],
    };
  },
});

export const rnn = recurrent<RnnConfig>({ kernel: 'rnn', module: 'nn.RNN', G: 1 });
export const gru = recurrent<RecurrentConfig<'gru'>>({ kernel: 'gru', module: 'nn.GRU', G: 3, inner: 'inner' });
export const lstm = recurrent<RecurrentConfig<'lstm'>>({ kernel: 'lstm', module: 'nn.LSTM', G: 4, inner: 'cells' });
