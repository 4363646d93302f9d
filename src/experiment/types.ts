// What an experiment is (DESIGN.md, "The experiment, version 1"): plain JSON that decides a run entirely.
import type { DataConfig } from './data-config.ts';
import type {
  ActivationName,
  AttentionMask,
  BatchStrategy,
  InitializerName,
  LossName,
  LossScaleName,
  NormPlace,
  nonlinearities,
  OptimizerName,
  PaddingName,
  PlacesTaken,
  PositionEncoding,
  Precision,
  ReturnedStates,
  PruneChoice,
  PruneScope,
  QatBits,
  QuantGrain,
  QuantScheme,
  ScheduleName,
} from './names.ts';

export type { DataConfig, DrawnPoint } from './data-config.ts';

/** Switches of layers are absent where they are off. */
export interface DenseConfig {
  type: 'dense';
  units: number;
  activation: ActivationName;
  /** a = act(W·x + b + x), where x is as wide as a. */
  residual?: true;
}

/** Convolution of an image, kernel × kernel. */
export interface ConvConfig {
  type: 'conv';
  filters: number;
  kernel: number;
  stride: number;
  padding: PaddingName;
  activation: ActivationName;
  /** a = act(W⋆x + b + x), where x has the shape of a. */
  residual?: true;
}

export interface PoolConfig<T extends 'max-pool' | 'avg-pool' = 'max-pool' | 'avg-pool'> {
  type: T;
  /** Of the window, size × size. */
  size: number;
  stride: number;
}

/** A layer without settings. */
export interface PlainConfig<T extends 'global-avg-pool' | 'flatten' = 'global-avg-pool' | 'flatten'> {
  type: T;
}

/** Inverted dropout: while training, each number is 0 with probability `rate`, and else 1/(1 − rate) times itself. */
export interface DropoutConfig {
  type: 'dropout';
  /** Live. */
  rate: number;
}

/** Over the batch (and the places of an image), channel by channel. */
export interface BatchNormConfig {
  type: 'batch-norm';
  /** After it: normalise first, then bend. */
  activation: ActivationName;
}

/** Over the last dimension of each sample. */
export interface LayerNormConfig {
  type: 'layer-norm';
}

/** A row of `size` numbers for every token. */
export interface EmbeddingConfig {
  type: 'embedding';
  size: number;
}

/** Tells each place of a sequence where it is: adds a row of a table that is learnt, or made of sines and cosines. */
export interface PositionConfig {
  type: 'position';
  encoding: PositionEncoding;
}

/** Multi-head self-attention (Vaswani et al. 2017). */
export interface AttentionConfig {
  type: 'attention';
  heads: number;
  /** Width of a head; absent: the sequence's width divided among the heads. */
  headWidth?: number;
  /** What a place sees: itself and the places before it, or all. */
  mask: AttentionMask;
}

/** A block of a transformer: attention and a feed-forward network with GELU, each with a residual connection and a norm. */
export interface BlockConfig {
  type: 'block';
  heads: number;
  /** Width of a head; absent: the sequence's width divided among the heads. */
  headWidth?: number;
  /** Width of the feed-forward network, in widths of the sequence. */
  expansion: number;
  /** Its width in numbers instead, of a network whose units were taken out; absent: what `expansion` says. */
  hidden?: number;
  /** Layer normalisation before each of the two, or after the residual connection as in the first transformer. */
  norm: NormPlace;
  mask: AttentionMask;
  /** Dropout of what the two put out, before it is added. Live. */
  rate: number;
}

/** One row for a whole sequence, for a class or a value of all of it. */
export interface PoolPlacesConfig {
  type: 'pool-places';
  take: PlacesTaken;
}

/** A recurrent layer: plain (Elman), gated units, or long short-term memory. */
export interface RecurrentConfig<T extends 'rnn' | 'gru' | 'lstm' = 'rnn' | 'gru' | 'lstm'> {
  type: T;
  units: number;
  returns: ReturnedStates;
  /** Back-propagation through time goes back no further than the last multiple of so many places; 0: to the start. */
  truncate: number;
}

export interface RnnConfig extends RecurrentConfig<'rnn'> {
  nonlinearity: (typeof nonlinearities)[number];
}

/** What every layer with parameters may say. */
export interface CommonConfig {
  /** Its parameters stay as they are. Live. */
  frozen?: true;
  /** What the learning rate is multiplied by for its parameters; absent: 1. */
  lr?: number;
}

export type LayerConfig = CommonConfig &
  (
    | DenseConfig
    | ConvConfig
    | PoolConfig<'max-pool'>
    | PoolConfig<'avg-pool'>
    | PlainConfig<'global-avg-pool'>
    | PlainConfig<'flatten'>
    | DropoutConfig
    | BatchNormConfig
    | LayerNormConfig
    | EmbeddingConfig
    | PositionConfig
    | AttentionConfig
    | BlockConfig
    | PoolPlacesConfig
    | RnnConfig
    | RecurrentConfig<'gru'>
    | RecurrentConfig<'lstm'>
  );

export interface ModelConfig {
  /** Hidden layers; the output layer follows from data and loss. */
  layers: LayerConfig[];
  init: InitializerName;
  /** What the initializer's draws are multiplied by, besides its own scale (`gain` of torch.nn.init). */
  gain: number;
  /** Initial weights from a file on this device instead: its name and checksum (`data.file` names data so); '': none. */
  weights: string;
}

export interface OptimizerConfig {
  type: OptimizerName;
  lr: number;
  momentum: number;
  /** Follows from the type; read in JSON because PyTorch says it so (see rules.ts). */
  nesterov: boolean;
  beta1: number;
  beta2: number;
  eps: number;
  rho: number;
  /** Decoupled from the gradient (Loshchilov & Hutter 2019), for every optimizer: θ ← θ − lr·λ·θ. */
  weightDecay: number;
  biasCorrection: boolean;
}

export interface ScheduleConfig {
  type: ScheduleName;
  /** Steps of linear warm-up before the schedule proper starts. */
  warmup: number;
  /** Length of the schedule proper, in steps (linear, polynomial, cosine, one-cycle). */
  steps: number;
  /** Steps between two changes (step), time constant (exponential, inverse-sqrt), window of the mean loss (plateau). */
  every: number;
  /** Factor of a change (exponential, step, multi-step, plateau). */
  gamma: number;
  /** Steps of the changes (multi-step). */
  milestones: number[];
  /** Exponent (polynomial). */
  power: number;
  /** The final learning rate as a share of lr (linear, polynomial, cosine; floor of plateau). */
  endFactor: number;
  /** Windows without improvement before the rate falls (plateau). */
  patience: number;
}

export interface RegularizationConfig {
  /** λ₁ of the term λ₁·Σ|θ| of the loss. */
  l1: number;
  /** λ₂ of the term λ₂/2·Σθ² of the loss (its gradient is λ₂·θ, as PyTorch's `weight_decay`). */
  l2: number;
  /** Clip the gradient to this L2 norm; 0 is off. */
  clip: number;
  /** Clip each component of the gradient to ± this; 0 is off. */
  clipValue: number;
  /** Share of a target that goes to all classes alike (cross-entropy). */
  labelSmoothing: number;
}

export interface EarlyStoppingConfig {
  /** Evaluations of the test loss in a row without a better one before the run stops; 0: never. */
  patience: number;
  /** Steps between two evaluations. */
  every: number;
  /** How much lower the test loss must be to count as better. */
  minDelta: number;
}

/** How the model is made smaller while it trains. */
export interface CompressionConfig {
  /** Which weights are removed; they stay exactly 0 until this is `none` again. */
  prune: PruneChoice;
  scope: PruneScope;
  /** Share of the weights that is removed in the end. */
  sparsity: number;
  /** Step at which removing begins. */
  from: number;
  /** Steps over which it goes on, along a cubic (Zhu & Gupta 2017); 0: at once. */
  over: number;
  /** When all are removed, the rest goes back to its initial values (Frankle & Carbin 2019). */
  rewind: boolean;
  /** Weights are rounded to so many bits in every pass, and learn in full precision (straight-through estimator). */
  qat: QatBits;
  scheme: QuantScheme;
  grain: QuantGrain;
  /** Logits of a teacher on the training set, in a file on this device: its name and checksum; '': none. */
  teacher: string;
  /** Of the softmax in both teacher and student. */
  temperature: number;
  /** Share of the loss that the labels have; the teacher has the rest. */
  hard: number;
  /** Hidden layer, from 1, that is drawn to what the teacher's file has of a layer of its own; 0: none. */
  hintLayer: number;
  /** β: how much their distance counts in the loss. */
  hint: number;
}

/** Of mixed precision. */
export interface LossScaleConfig {
  type: LossScaleName;
  /** The scale, or where a dynamic one starts. */
  value: number;
  /** Steps without overflow after which a dynamic scale is doubled. */
  interval: number;
}

export interface BatchConfig {
  strategy: BatchStrategy;
  /** Of strategy `fixed`, and where `adaptive` starts. */
  size: number;
  /** Bounds of `random`, and the upper bound of `adaptive`. */
  min: number;
  max: number;
  /** Draw a new order every epoch. */
  shuffle: boolean;
}

/** One live change: from step `step` on, `path` has `value`. `theta.<index>` sets one parameter by hand. */
export interface Tweak {
  step: number;
  path: string;
  value: number | string | boolean | number[];
}

export interface Experiment {
  v: 1;
  /** Of the initial weights and everything drawn while training (order of the batches, dropout …). */
  seed: number;
  data: DataConfig;
  model: ModelConfig;
  loss: LossName;
  optimizer: OptimizerConfig;
  schedule: ScheduleConfig;
  regularization: RegularizationConfig;
  earlyStopping: EarlyStoppingConfig;
  batch: BatchConfig;
  compression: CompressionConfig;
  precision: Precision;
  lossScale: LossScaleConfig;
  tweaks: Tweak[];
  /** Names of the controls a teacher hid. Decides nothing of the run. */
  hide: string[];
}

/** An experiment in which everything may be left out; lists are whole or absent. */
export type ExperimentPatch = Patch<Experiment>;
type Patch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Patch<T[K]> } : T;
