// Spec → plan: an experiment and its data, compiled into buffers and fixed lists of kernel calls. Everything that
// decides happens here, once; a step afterwards only runs the lists (DESIGN.md, bet 2).
import { type Dataset, ownName, weightsOf } from '../data/index.ts';
import { type DenseConfig, type Experiment, type LayerConfig, activations } from '../experiment/index.ts';
import { askedRows, drawCalls } from './asking.ts';
import { assertFits } from './backend.ts';
import { holdCalls, rounding } from './compression.ts';
import { distillCalls } from './distill.ts';
import { hintCalls } from './hint.ts';
import { type FittedWeights, fitWeights, putWeights } from './fit-weights.ts';
import { groupQuads } from './groups.ts';
import { firstScaler, lossScale, scaledUpdate, scaleLoss, unscale, withHalves } from './half.ts';
import { initialTheta } from './initialize.ts';
import type { Inside } from './inside.ts';
import type { BufferSpec, Call, Parameter, Pass, Stage } from './kernel.ts';
import { OutputMismatch } from './layers/errors.ts';
import type { Tensor } from './layers/index.ts';
import { lossConstants, lossSpecs } from './losses/index.ts';
import { noiseCalls } from './noise.ts';
import { optimizerSpecs } from './optimizers/index.ts';
import { type LiveValue, PlanBuilder, product, type StateTensor } from './plan-builder.ts';
import { hasIgnored } from './targets.ts';

/** Rows of the loss ring. A read-back must come before as many steps have passed. */
export const ringRows = 8192;
/** Rows of the step table: the most steps of one submit, and a few for evaluations. */
export const tableRows = 4096;
/** The most steps of one submit: the rest of the table is for evaluations in the same submit. */
export const mostSteps = tableRows - 64;
/** Most rows evaluated in one go; larger sets are evaluated in chunks. */
const evaluationRows = 4096;
/** Most words of all evaluation buffers together: 64 MB. */
const evaluationWords = 2 ** 24;
/** Partial sums of the norms: threads of gradient_norm_partial. */
const partials = 256;
/** Capacity of `order`: sample numbers of the batches of one submit. */
const orderWords = 65536;
/** Snapshots kept on the device, as far as memory allows. */
const snapshotBytes = 64 * 2 ** 20;

/** Layers with more numbers than this are not read whole at the probe (4 MB a frame and more), but so many of them: the page shows no more. */
const probedWhole = 128;
const excerptWidth = 8;

export interface PlanLayer {
  config: LayerConfig;
  /** Shape of one row it puts out. */
  shape: number[];
  /** Its output in the evaluation buffers. */
  output: Tensor;
  /** What is read of it at the probe's places: its first `width` numbers. */
  probed: { buffer: string; width: number };
  /** Its output and the gradient ∂L/∂z in the training buffers. */
  training: Tensor;
}

export interface Plan {
  experiment: Experiment;
  buffers: BufferSpec[];
  /** θ's tensors; θ is padded so that each starts at a multiple of four. */
  parameters: Parameter[];
  /** P: length of θ in words, padding included. */
  length: number;
  /** What training changes besides θ and the moments, in the buffer `state`. */
  states: readonly StateTensor[];
  /** Tensors that the experiment's weights have nothing for. */
  newTensors: readonly string[];
  /** Length of `state`. */
  stateLength: number;
  /** The values of `step.live`, in order. */
  live: readonly LiveValue[];
  /** Hidden layers and the output layer. */
  layers: PlanLayer[];
  passes: Record<string, Pass>;
  /** What can be shown of the inside of its layers, when a sequence is asked about. */
  insides: readonly { layer: number; inside: Inside }[];
  outputs: number;
  /** Whether some rows have no target. */
  ignores: boolean;
  /** Most rows a training batch may have, an evaluation chunk may have, and rows of the probe. */
  maxBatch: number;
  evaluationRows: number;
  probeRows: number;
  orderWords: number;
  snapshots: number;
}

/** Width of the output layer: one logit for two classes, one per class for more, one value in regression. */
export const outputUnits = (data: Dataset): number =>
  data.task === 'regression' || data.classes === 2 ? 1 : data.classes;

/** The layer that follows from data and loss; its activation is the loss's. */
export const outputLayer = (data: Dataset): DenseConfig => ({
  type: 'dense',
  units: outputUnits(data),
  activation: activations[0],
});

/** Largest batch the strategy can ask for. */
export function largestBatch(x: Experiment, samples: number): number {
  const wanted = {
    full: samples,
    single: 1,
    fixed: x.batch.size,
    random: x.batch.max,
    adaptive: Math.max(x.batch.size, x.batch.max),
  };
  return Math.max(1, Math.min(samples, wanted[x.batch.strategy]));
}

/** The rows of a buffer as the model's input. */
export const inputTensor = (value: string, { shape, vocabulary }: Dataset): Tensor => ({
  shape: [...shape],
  size: product(shape),
  value,
  saved: value,
  activation: 0,
  ...(vocabulary ? { vocabulary: vocabulary.length } : {}),
});

/** Words of all buffers of one sample: what an evaluation of many samples costs in memory, per sample. */
function wordsPerSample(configs: readonly LayerConfig[], dataset: Dataset): number {
  const builder = new PlanBuilder();
  builder.stack(configs, inputTensor('x', dataset), '', 1);
  return [...builder.buffers.values()].reduce((sum, { words }) => sum + words, 0);
}

/** Whether a step needs the norms: to clip, or to report the penalties. */
const needsNorm: Call['when'] = (step) => step.clip > 0 || step.l1 > 0 || step.l2 > 0;

/** The step's update: the norms where something needs them, then the optimizer's one kernel over θ. */
function updateCalls(x: Experiment, length: number, GROUPS: 0 | 1, scaler?: number): Call[] {
  const optimizer = optimizerSpecs[x.optimizer.type];
  const QUADS = length / 4;
  const groups = GROUPS ? 'groups' : 'none';
  const scaled = scaler !== undefined;
  return [
    ...(scaled ? [lossScale(x, scaler)] : []),
    {
      kernel: 'gradient_norm_partial',
      stage: 'update',
      constants: { QUADS, PARTIALS: partials, GROUPS },
      buffers: ['grad', 'theta', 'partials', groups],
      threads: () => partials,
      when: needsNorm,
    },
    {
      kernel: 'gradient_norm',
      stage: 'update',
      constants: { PARTIALS: partials },
      buffers: ['partials', 'norms', 'ring', 'flag'],
      threads: () => 1,
      single: true,
      when: needsNorm,
    },
    {
      kernel: optimizer.kernel,
      stage: 'update',
      constants: { QUADS, MOMENTS: optimizer.moments, GROUPS, ...(scaled ? scaledUpdate(scaler) : {}) },
      buffers: ['grad', 'norms', 'theta', 'moments', 'flag', groups, scaled ? 'state' : 'none'],
      threads: () => QUADS,
      loops: true,
    },
  ];
}

/** The loss, its gradient at the output, and the step's row of the ring. */
function lossCalls(x: Experiment, dataset: Dataset, output: Tensor, more: readonly Call[]): Call[] {
  return [
    {
      kernel: lossSpecs[x.loss].kernel,
      stage: 'loss',
      constants: lossConstants(x.loss, dataset, output.size),
      buffers: [output.value, 'batch.y', output.gradient!, 'row_loss', dataset.classWeights ? 'class_weights' : 'none'],
      threads: (size) => size * dataset.targets,
    },
    ...more,
    {
      kernel: 'loss_sum',
      stage: 'loss',
      constants: { REPEAT: dataset.targets },
      buffers: ['row_loss', 'ring', 'flag'],
      threads: () => 1,
      single: true,
    },
  ];
}

const gather = (order: string, set: string, into: string, { inputs: INPUTS, targets: TARGETS }: Dataset): Call => ({
  kernel: 'gather',
  stage: 'batch',
  constants: { INPUTS, TARGETS },
  buffers: [order, `${set}.x`, `${set}.y`, `${into}.x`, `${into}.y`],
  threads: (size) => size * (INPUTS + TARGETS),
  loops: true,
});

/** The weights an experiment brings with it; they must have been loaded. */
function loadedWeights(
  { model }: Experiment,
  { parameters, states }: Pick<Plan, 'parameters' | 'states'>,
): FittedWeights | undefined {
  if (model.weights === '') return undefined;
  return fitWeights([...parameters, ...states], weightsOf(model.weights), ownName(model.weights));
}

/** θ before the first step of an experiment of a plan's shape: drawn, or of the weights it brings with it. */
export function startTheta(plan: Pick<Plan, 'parameters' | 'states' | 'length'>, x: Experiment): Float32Array {
  const theta = initialTheta(plan.parameters, plan.length, x);
  const weights = loadedWeights(x, plan);
  if (weights) putWeights(plan.parameters, weights, theta);
  return theta;
}

export interface PlanOptions {
  /** Places at which the page wants every unit's output: rows × inputs. */
  probe?: Float32Array;
  /** Room for batches up to this size (a live batch control must not need a new plan for every notch). */
  minBatch?: number;
  /** The largest buffer there may be, in bytes: a plan with a larger one is refused before its weights are drawn. */
  maxBufferBytes?: number;
}

/** Compiles an experiment for its data. Pure: allocates nothing on a device. Throws LayerError, OutputMismatch, PlanTooLarge. */
export function compilePlan(x: Experiment, dataset: Dataset, options: PlanOptions = {}): Plan {
  const { inputs, targets, train, test } = dataset;
  const builder = new PlanBuilder();
  const maxBatch = Math.min(train.n, Math.max(largestBatch(x, train.n), options.minBatch ?? 1));
  const probeRows = options.probe ? options.probe.length / inputs : 0;
  const output = outputLayer(dataset);
  const configs = [...x.model.layers, output];
  const affordable = Math.floor(evaluationWords / wordsPerSample(configs, dataset));
  const chunk = Math.max(1, probeRows, Math.min(Math.max(train.n, test.n), evaluationRows, affordable));

  for (const [name, split] of [
    ['train', train],
    ['test', test],
  ] as const) {
    builder.buffer(`${name}.x`, split.x.length, 'f32', split.x);
    builder.buffer(`${name}.y`, split.y.length, 'f32', split.y);
  }
  if (options.probe) builder.buffer('probe.x', options.probe.length, 'f32', options.probe);
  builder.buffer('none', 4);
  const order = Math.max(orderWords, maxBatch);
  builder.buffer('order', order, 'u32');
  builder.buffer(
    'every',
    Math.max(train.n, test.n),
    'u32',
    Uint32Array.from({ length: Math.max(train.n, test.n) }, (_, i) => i),
  );
  builder.buffer('batch.x', maxBatch * inputs);
  builder.buffer('batch.y', maxBatch * targets);
  builder.buffer('evaluated.x', chunk * inputs);
  builder.buffer('evaluated.y', chunk * targets);
  builder.buffer('row_loss', maxBatch * targets);
  const { classWeights } = dataset;
  if (classWeights) builder.buffer('class_weights', classWeights.length, 'f32', classWeights);
  builder.buffer('ring', 4 * ringRows);
  builder.buffer('flag', 4, 'u32', new Uint32Array(4).fill(0xffffffff));
  builder.buffer('partials', 4 * partials);
  builder.buffer('norms', 4);

  const training = builder.stack(configs, inputTensor('batch.x', dataset), 'training', maxBatch);
  const given = training.outputs.at(-1)!.size;
  if (given !== targets * output.units) throw new OutputMismatch(given, targets * output.units);
  const evaluating = builder.stack(configs, inputTensor('evaluated.x', dataset), 'evaluating', chunk);
  const probing = builder.stack(configs, inputTensor('probe.x', dataset), 'evaluating', chunk);
  // Sequences may be asked for by hand, and gone on with.
  const asked = dataset.vocabulary
    ? builder.stack(configs, inputTensor('asked.x', dataset), 'evaluating', chunk)
    : undefined;
  const hint = hintCalls(x, dataset, training.outputs, maxBatch, builder);
  const { length, buffers } = builder;
  const scaler = x.precision === 'mixed' ? builder.initialState.length : undefined;
  if (scaler !== undefined) builder.initialState.push(...firstScaler(x));
  const stateLength = builder.initialState.length;
  const snapshotWords = 3 * length + stateLength;
  const snapshots = Math.max(4, Math.min(64, Math.floor(snapshotBytes / (4 * snapshotWords))));
  const { maxBufferBytes = Infinity } = options;
  const sizes = { theta: length, moments: 2 * length, snapshots: snapshotWords * snapshots };
  const coming = Object.entries(sizes).map(([name, words]) => ({ name, words }));
  assertFits([...buffers.values(), ...coming], maxBufferBytes);
  const theta = initialTheta(builder.parameters, length, x);
  const state = Float32Array.from(builder.initialState);
  const weights = loadedWeights(x, builder);
  if (weights) {
    putWeights(builder.parameters, weights, theta);
    putWeights(builder.states, weights, state);
  }
  builder.buffer('theta', length, 'f32', theta);
  builder.buffer('grad', length);
  if (x.batch.strategy === 'adaptive') {
    builder.buffer('noise', length);
    builder.buffer('noise_ring', 4 * ringRows);
  }
  // Always room for two moments, so that θ, moments and snapshots outlive a change of the optimizer.
  builder.buffer('moments', 2 * length);
  builder.buffer('state', stateLength, 'f32', state);
  builder.buffer('snapshots', snapshotWords * snapshots);

  const groups = groupQuads(x, builder);
  const GROUPS = groups ? 1 : 0;
  if (groups) builder.buffer('groups', groups.length, 'u32', groups);

  const last = training.outputs.at(-1)!;
  const hold = holdCalls(x, builder);
  const round = rounding(x, builder) ?? ((pass: Pass) => [...pass]);
  const narrow = (calls: readonly Call[], rows: number): readonly Call[] =>
    scaler === undefined ? calls : withHalves(calls, configs, buffers, rows, scaler);
  // What the loss says of the output, and of a hidden layer that a teacher's is to be like.
  const seeds = [{ gradient: last.gradient!, size: last.size }, ...hint.gradients];
  const hinted = hint.backward.length === 0 ? 0 : x.compression.hintLayer;
  const down = training.backward.toReversed();
  const above = training.backward.length - hinted;
  const worked = narrow(
    [
      ...training.forward,
      ...hint.forward,
      ...lossCalls(x, dataset, last, [...distillCalls(x, dataset, last, builder), ...hint.loss]),
      ...(scaler === undefined ? [] : seeds.map(({ gradient, size }) => scaleLoss(gradient, size, scaler))),
      ...down.slice(0, above).flat(),
      ...hint.backward,
      ...down.slice(above).flat(),
      ...(scaler === undefined ? [] : [unscale(length, scaler)]),
    ],
    maxBatch,
  );
  const train_ = round([
    gather('order', 'train', 'batch', dataset),
    ...worked,
    ...(x.batch.strategy === 'adaptive'
      ? noiseCalls(
          worked.filter(({ stage }) => stage === 'backward'),
          seeds,
          length,
          partials,
          GROUPS,
        )
      : []),
    ...hold,
    ...updateCalls(x, length, GROUPS, scaler),
  ]);
  const evaluated = narrow(evaluating.forward, chunk);
  const passes: Record<string, Pass> = {
    train: train_,
    'evaluate.train': round([gather('every', 'train', 'evaluated', dataset), ...evaluated]),
    'evaluate.test': round([gather('every', 'test', 'evaluated', dataset), ...evaluated]),
  };
  const probed = evaluating.outputs.map(({ value, size }, i) =>
    size <= probedWhole || !options.probe
      ? { buffer: value, width: size }
      : { buffer: builder.buffer(`probed.${i}`, probeRows * excerptWidth), width: excerptWidth },
  );
  if (options.probe) {
    const excerpts = evaluating.outputs.flatMap(({ value, size: SIZE }, layer): Call[] => {
      const { buffer, width: WIDTH } = probed[layer];
      if (WIDTH === SIZE) return [];
      const constants = { SIZE, WIDTH };
      return [
        { kernel: 'excerpt', stage: 'forward', layer, constants, buffers: [value, buffer], threads: (n) => n * WIDTH },
      ];
    });
    passes.probe = [...round(narrow(probing.forward, chunk)), ...excerpts];
  }
  if (asked) {
    const rows = askedRows(chunk);
    passes.ask = round(narrow(asked.forward, chunk));
    const draw = drawCalls(dataset, asked.outputs.at(-1)!, output.units, rows, builder);
    if (draw.length > 0) passes.write = [...passes.ask, ...draw];
  }
  for (const stage of ['batch', 'forward', 'loss', 'backward', 'update'] as Stage[]) {
    passes[`train.${stage}`] = train_.filter((call) => call.stage === stage);
  }
  return {
    experiment: x,
    buffers: [...builder.buffers.values()],
    parameters: builder.parameters,
    length,
    states: builder.states,
    newTensors: weights?.missing ?? [],
    stateLength,
    live: builder.liveValues,
    layers: configs.map((config, i) => ({
      config,
      shape: training.outputs[i].shape,
      output: evaluating.outputs[i],
      probed: probed[i],
      training: training.outputs[i],
    })),
    passes,
    insides: asked?.insides ?? [],
    outputs: output.units,
    ignores: hasIgnored(dataset),
    maxBatch,
    evaluationRows: chunk,
    probeRows,
    orderWords: order,
    snapshots,
  };
}
