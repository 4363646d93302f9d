import type { Experiment, LayerConfig, LayerType } from '../../experiment/index.ts';
import type { Inside } from '../inside.ts';
import type { Call, Initial } from '../kernel.ts';

/**
 * A tensor between two layers, one row per sample. Whoever reads it and hands a gradient down multiplies by act′ of
 * `activation` (computed from `saved`), so that every layer receives ∂L/∂z of its own pre-activation.
 */
export interface Tensor {
  /** Shape of one row. */
  shape: number[];
  /** Numbers per row. */
  size: number;
  /** Buffer with the values. */
  value: string;
  /** Buffer act′ is computed from: the output, or the input for GELU and SiLU. */
  saved: string;
  /** Number of the activation that made it (place in `activations`). */
  activation: number;
  /** Buffer that takes ∂L/∂z; absent for data, which nobody differentiates by. */
  gradient?: string;
  /** Token numbers of so many tokens; absent where they are numbers. */
  vocabulary?: number;
}

/** What a layer may ask for while it is compiled. Compiled twice (training and evaluating): same parameters, other buffers. */
export interface LayerContext {
  index: number;
  input: Tensor;
  /** Place of a parameter tensor in θ. The initial values follow from its role, unless `initial` says otherwise. */
  parameter(
    name: string,
    shape: number[],
    role: 'weight' | 'bias',
    fanIn: number,
    fanOut: number,
    initial?: Initial,
  ): number;
  /**
   * Place in the buffer `state` of numbers that training changes but no optimizer (running statistics): part of every
   * snapshot.
   */
  state(name: string, length: number, initial: number): number;
  /** Place in `step.live` of a number that a control may change while the run goes on: its value in given settings. */
  live(value: (x: Experiment) => number): number;
  /** Name of a buffer of `size` words per row, or for every `rows` rows begun. */
  buffer(name: string, size: number, rows?: number): string;
  /**
   * Name of a buffer of `words` words, however many rows there are: the same for training and evaluating. `data`: what
   * is in it from the beginning.
   */
  scratch(name: string, words: number, data?: Float32Array): string;
}

export interface CompiledLayer {
  output: Tensor;
  forward: Call[];
  /** In the order they run. */
  backward: Call[];
  /** What the page can show of its inside. */
  insides?: Inside[];
}

/** A layer type: one file each in this folder, one line in `index.ts`. */
export interface LayerSpec<C extends { type: LayerType } = LayerConfig> {
  compile(config: C, context: LayerContext): CompiledLayer;
  /**
   * The layer in the exported program, with `torch`, `nn` and `F` (torch.nn.functional) at hand. `vocabulary`: tokens
   * the data have, if they have any.
   */
  pytorch(config: C, input: readonly number[], index: number, vocabulary: number): PyTorchLayer;
  /**
   * Multiply-adds of one sample's forward pass, where they are not `usual`: one for each weight at each place of the
   * row. `input`: the shape of what comes in.
   */
  multiplyAdds?(config: C, input: readonly number[], usual: number): number;
}

export interface PyTorchLayer {
  /** `nn.Linear(2, 4)`: a module whose parameters have the names and the order of the layer's tensors in θ. */
  module: string;
  /** What the module is called on, as a Python expression of the layer's input `x`; `x` itself if absent. */
  input?: string;
  /** The layer's output as a Python expression; `call` is the module called on its input, `x` the layer's input. */
  output: (call: string) => string;
  /** Pieces of Python that the module needs, each the same text for all layers that need it. */
  source?: readonly string[];
  /** Whether it does something else while training than when evaluating. */
  modes?: boolean;
  /** Shape of one row it puts out. */
  shape: number[];
}
