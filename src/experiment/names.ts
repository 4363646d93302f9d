// The vocabulary of an experiment: every name a link may carry. A registry elsewhere is typed by one of
// these lists, so a name without its file (or a file without its name) does not compile.

export const features = ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'] as const;
export type FeatureName = (typeof features)[number];

export const layerTypes = [
  'dense',
  'conv',
  'max-pool',
  'avg-pool',
  'global-avg-pool',
  'flatten',
  'dropout',
  'batch-norm',
  'layer-norm',
  'embedding',
  'position',
  'attention',
  'block',
  'pool-places',
  'rnn',
  'gru',
  'lstm',
] as const;
export type LayerType = (typeof layerTypes)[number];

/** Their order is the number WGSL knows them by (`shaders/shared/activation.wgsl`). */
export const activations = [
  'linear',
  'tanh',
  'sigmoid',
  'relu',
  'leaky-relu',
  'elu',
  'gelu',
  'silu',
  'softplus',
] as const;
export type ActivationName = (typeof activations)[number];

/** Rows and columns of zeros around an image: none, or as many as keep its size. */
export const paddings = ['valid', 'same'] as const;
export type PaddingName = (typeof paddings)[number];

/** What a place of a sequence attends to: itself and what is before it, or all places. */
export const attentionMasks = ['causal', 'full'] as const;
export type AttentionMask = (typeof attentionMasks)[number];

/** Where a transformer's block normalises: before attention and feed-forward, or after their residual connections. */
export const normPlaces = ['pre', 'post'] as const;
export type NormPlace = (typeof normPlaces)[number];

export const positionEncodings = ['learned', 'sinusoidal'] as const;
export type PositionEncoding = (typeof positionEncodings)[number];

/** What becomes of the places of a sequence that gets one answer. */
export const placesTaken = ['mean', 'first', 'last', 'product'] as const;
export type PlacesTaken = (typeof placesTaken)[number];

/** What a recurrent layer puts out: its state at every place, the last one, or their mean. */
export const returnedStates = ['all', 'last', 'mean'] as const;
export type ReturnedStates = (typeof returnedStates)[number];

/** Of a plain recurrent layer. */
export const nonlinearities = ['tanh', 'relu'] as const;

/** PyTorch's `torch.nn.init` names. */
export const initializers = [
  'xavier-uniform',
  'xavier-normal',
  'kaiming-uniform',
  'kaiming-normal',
  'normal',
  'zeros',
] as const;
export type InitializerName = (typeof initializers)[number];

export const losses = ['mse', 'mae', 'huber', 'hinge', 'cross-entropy'] as const;
export type LossName = (typeof losses)[number];

export const optimizers = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adadelta',
  'adam',
  'adamw',
  'lion',
] as const;
export type OptimizerName = (typeof optimizers)[number];

export const schedules = [
  'constant',
  'linear',
  'exponential',
  'step',
  'multi-step',
  'polynomial',
  'inverse-sqrt',
  'cosine',
  'one-cycle',
  'plateau',
] as const;
export type ScheduleName = (typeof schedules)[number];

export const batchStrategies = ['full', 'single', 'fixed', 'random', 'adaptive'] as const;
export type BatchStrategy = (typeof batchStrategies)[number];

/** |w| (Han et al. 2015); |w · ∂L/∂w| (Molchanov et al. 2017); a draw for each weight, as the control. */
export const pruneMethods = ['magnitude', 'importance', 'random'] as const;
export type PruneMethod = (typeof pruneMethods)[number];
/** Which weights are removed while training. */
export const pruneChoices = ['none', ...pruneMethods] as const;
export type PruneChoice = (typeof pruneChoices)[number];

/** What weights are compared with: all of the model, their layer, or their four neighbours of which two stay. */
export const pruneScopes = ['global', 'layer', '2-of-4'] as const;
export type PruneScope = (typeof pruneScopes)[number];

/** Bits of a weight in quantisation-aware training. */
export const qatBits = ['none', '2', '3', '4', '5', '6', '7', '8'] as const;
export type QatBits = (typeof qatBits)[number];

export const quantSchemes = ['symmetric', 'affine'] as const;
export type QuantScheme = (typeof quantSchemes)[number];

/** One scale for each output channel (a weight's first dimension), or one for the whole tensor. */
export const quantGrains = ['channel', 'tensor'] as const;
export type QuantGrain = (typeof quantGrains)[number];

/** `mixed`: the matrix work reads 16-bit numbers. */
export const precisions = ['f32', 'mixed'] as const;
export type Precision = (typeof precisions)[number];

/** How the loss is scaled in mixed precision: as `torch.cuda.amp.GradScaler` does, or by one number. */
export const lossScales = ['dynamic', 'static'] as const;
export type LossScaleName = (typeof lossScales)[number];
