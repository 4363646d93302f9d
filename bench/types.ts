// What a workload is, what an engine is, and what one cell of the table (an engine on a workload) gives.

/** A fully connected layer: weights (outputs, inputs) row-major, as PyTorch keeps them. */
export interface DenseLayer {
  inputs: number;
  outputs: number;
  activation: 'tanh' | 'relu' | 'linear';
  weight: Float32Array;
  bias: Float32Array;
}

/** A multi-layer perceptron. `mse`: the mean of (o − t)² over the batch. `cross-entropy`: on the logits, mean over the batch; of one output: binary. */
export interface Mlp {
  type: 'mlp';
  layers: DenseLayer[];
  loss: 'mse' | 'cross-entropy';
}

export interface Tensor {
  shape: number[];
  values: Float32Array;
}

/**
 * A language model with norms before attention and before the feed-forward network, GELU in its tanh form, a norm before
 * the output, and softmax cross-entropy at every place, mean over all of them.
 */
export interface Transformer {
  type: 'transformer';
  vocabulary: number;
  context: number;
  width: number;
  heads: number;
  /** Blocks. */
  layers: number;
  /** As our engine names them and PyTorch shapes them: a linear layer's weight is (outputs, inputs). */
  parameters: Record<string, Tensor>;
}

/**
 * The course's network on images of one channel: conv 32 3×3 ReLU, max-pool 2, conv 64 3×3 ReLU, max-pool 2, flatten (layers
 * 0 to 4), dense 128 ReLU, dense `classes`; valid padding, softmax cross-entropy.
 */
export interface Cnn {
  type: 'cnn';
  side: number;
  classes: number;
  /** As PyTorch names and shapes them: `layers.0.weight` (32, 1, 3, 3) and so on. */
  parameters: Record<string, Tensor>;
}

/** A language model: embedding, GRU as PyTorch has it, output; softmax cross-entropy at every place, mean over all. */
export interface Gru {
  type: 'gru';
  vocabulary: number;
  /** Time steps. */
  context: number;
  /** Of the embedding. */
  width: number;
  hidden: number;
  /** As PyTorch names and shapes them: `layers.1.weight_ih_l0` (3·hidden, width) and so on. */
  parameters: Record<string, Tensor>;
}

/** Later kinds of model join here; an engine says for each whether it can. */
export type Model = Mlp | Cnn | Transformer | Gru;

export type OptimizerName = 'adam' | 'sgd';

/** One line of the comparison. Mini-batch i of step s is s mod the number of batches; nothing is shuffled. */
export interface Workload {
  name: string;
  title: string;
  model: Model;
  batch: number;
  /** Learning rate. Adam has β 0.9 and 0.999, ε 1e-8. */
  lr: Record<OptimizerName, number>;
  /** Rows of data, a multiple of `batch`. */
  n: number;
  /** (n, inputs); of sequences (n, places): token numbers. */
  x: Float32Array;
  /** (n): the value to reach (mse) or the class (cross-entropy); of sequences (n, places): the next token. */
  y: Float32Array;
}

/** An engine with a model in it, ready to train. */
export interface Run {
  /** Makes `steps` steps and hands back the loss of each one's mini-batch, before its update. */
  losses(steps: number): Promise<number[]>;
  /** Makes `steps` steps as fast as the engine's own documentation and examples would; resolves when the last one is done. */
  train(steps: number): Promise<void>;
  /** How many times `train` handed work to the engine, where an engine takes many steps at once. */
  advances?(): number;
}

export interface Engine {
  name: string;
  /** As the table shows it. */
  title: string;
  /** Which optimizers it has right (convnetjs' Adam is wrong, so it is compared on plain gradient descent). */
  optimizers: OptimizerName[];
  /** Whether it trains on WebGPU: then dispatches and submits are counted. */
  webgpu: boolean;
  /** Null where the engine cannot train this model. */
  start(workload: Workload, optimizer: OptimizerName): Promise<Run | null>;
}

export interface Counts {
  dispatches: number;
  submits: number;
  buffers: number;
  bindGroups: number;
  writes: number;
}

export interface CellResult {
  /** Losses of the first steps' batches. */
  losses: number[];
  /** From asking the engine to start until the first step's loss was known. */
  firstStepMs: number;
  stepsPerSecond: number;
  /** Steps timed. */
  steps: number;
  /** Per step; only WebGPU engines. */
  perStep?: Counts;
  /** Submits per call of the engine's own "make many steps"; only engines that have one. */
  submitsPerAdvance?: number;
}
