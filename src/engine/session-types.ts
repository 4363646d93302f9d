// What the page may ask of a run and what it is told: the contract between the engine and everything above it.
import type { LossScale } from './half.ts';
import type { Dataset } from '../data/types.ts';
import type { Experiment } from '../experiment/index.ts';
import type { Question } from './asking.ts';
import type { Backend } from './backend.ts';
import type { EvaluatedRows } from './evaluated-rows.ts';
import type { History } from './history.ts';
import type { LayerInside } from './inside.ts';
import type { Parameter, Stage } from './kernel.ts';
import type { Metrics } from './metrics/index.ts';

/** What a listener is told of. */
export type Topic = 'status' | 'frame' | 'view';

export type BackendChoice = 'auto' | 'webgpu' | 'cpu';

/** Why the twins run instead of WebGPU. `slow`: a software adapter that was measured slower than the twins. */
export type FallbackReason = 'asked' | 'no-api' | 'no-adapter' | 'no-device' | 'slow' | 'lost' | 'error';

export interface BackendInfo {
  kind: 'webgpu' | 'cpu';
  adapter: string;
  software: boolean;
  reason?: FallbackReason;
  detail?: string;
}

export type RunPhase =
  | 'starting' // choosing a backend, compiling
  | 'ready' // paused; step says where
  | 'running'
  | 'working' // paused for the user: catching up after scrubbing back, or compiling
  | 'failed' // a non-finite value: see `failure`
  | 'unusable'; // neither backend works

/** The first non-finite value of a run. */
export interface Failure {
  /** Step whose loss, or whose update, was not finite. */
  step: number;
  lr: number;
  /** Where it was first seen. */
  where: 'parameters' | 'activations' | 'loss';
  /** Layer (index in `Plan.layers`), where known. */
  layer?: number;
  /** The last snapshot from before the loss ran away. */
  lastGood: number;
}

/** Plain status, small enough to be copied into the store a few times a second. */
export interface RunStatus {
  phase: RunPhase;
  /** Updates made since the reset, and passes over the training data begun. */
  step: number;
  epoch: number;
  stepsPerEpoch: number;
  /** Of the next step, after the schedule. */
  lr: number;
  /** B of the next step as far as it is known (adaptive: its present size). */
  batch: number;
  stepsPerSecond: number;
  /** What does the steps: the fused trainer, many of them in one dispatch, or the plan's kernels one by one. */
  trainer: 'fused' | 'plan';
  /** Bytes held by the plan's buffers. */
  bytes: number;
  backend: BackendInfo;
  /** True while tweaks of a link are being replayed and nobody has touched anything. */
  replay: boolean;
  failure?: Failure;
  /** Where the run stands now, early stopping stopped it: the lowest test loss, and its step. */
  stopped?: { best: number; bestStep: number };
  /** Bytes of a data set that is being fetched. */
  download?: { loaded: number; total: number };
  /** Message of an error that stopped the run, for the reader of the page. */
  error?: string;
}

/** What the last observation saw; arrays are replaced, never changed. Told about 10 times a second while running. */
export interface Frame {
  step: number;
  /** Updates the present optimizer has made: its t. */
  t: number;
  /** Mean loss over the evaluated rows of the training and the test set (data term only). */
  trainLoss: number;
  testLoss: number;
  /** Rows of each set, the first ones, that losses, metrics and outputs are of. */
  rows: EvaluatedRows;
  metrics: { train: Metrics; test: Metrics };
  /** Model outputs after the output activation (probability, tanh or value), n × outputs. */
  trainOutputs: Float32Array;
  testOutputs: Float32Array;
  /**
   * Outputs of every layer at the probe's places: rows × units, one array per layer (the last: the raw output z); of a
   * wide layer, its first units.
   */
  probe: Float32Array[];
  /** θ and ∇ of the last step, as long as the plan says; and both moments. */
  theta: Float32Array;
  gradient: Float32Array;
  moments: Float32Array;
  /** What training changes besides θ and the moments: running statistics. */
  layerState: Float32Array;
  /** Of a run in mixed precision. */
  lossScale?: LossScale;
}

/** The places at which every unit's output is wanted: a grid over the plane, or a line for one-dimensional data. */
export interface Probe {
  columns: number;
  rows: number;
}

/** A stage of slow motion and the numbers it produced. */
export interface StageReport {
  stage: Stage;
  step: number;
  /** Sample numbers of the batch (rows of the training set), after `batch`. */
  samples?: Uint32Array;
  /** Outputs of the layers for the batch (B × units each), after `forward`. */
  activations?: Float32Array[];
  loss?: number;
  /** ∇, after `backward`. */
  gradient?: Float32Array;
  /** θ before and after `update`. */
  before?: Float32Array;
  theta?: Float32Array;
}

export interface NamedTensor {
  name: string;
  shape: number[];
  data: Float32Array;
}

export interface Written {
  /** Step whose weights wrote. */
  step: number;
  /** Tokens at the places asked for, row by row. */
  tokens: number[][];
}

export interface Asked {
  step: number;
  /** After the output activation: probabilities or values, of every place where every place is answered. */
  answers: Float32Array;
  insides: LayerInside[];
}

export interface RunView {
  experiment: Experiment;
  /** The settings in force at the next step: base and tweaks so far. */
  settings: Experiment;
  dataset: Dataset;
  parameters: readonly Parameter[];
  /** Tensors for which the weights that were opened had nothing: they start as a new model's do. */
  newTensors: readonly string[];
  /** One entry per layer, the output layer last: number of units and place of weight (units × inputs) and bias in θ. */
  layers: readonly { units: number; inputs: number; activation: string; weight: number; bias: number }[];
  /** The kernels that run, in order, for the code panel: name of the shader, stage and layer. */
  kernels: readonly { kernel: string; stage: Stage; layer?: number }[];
}

/** One run on one backend, and the loop that drives it. Made by `createSession`. All methods are safe to call at any time. */
export interface Session {
  readonly status: RunStatus;
  readonly view: RunView | undefined;
  /** What the run is computed on, for what is computed beside it; another one is told of as a `view`. */
  readonly backend: Backend | undefined;
  readonly history: History;
  readonly frame: Frame | undefined;
  /** Steps with a snapshot, ascending: where scrubbing back is instant. */
  readonly snapshots: readonly number[];

  /** `status`: phase or numbers changed; `frame`: a new frame and new points in `history`; `view`: another experiment, data or plan. */
  subscribe(listener: (what: Topic) => void): () => void;

  /** Compiles an experiment and stands at step 0, replaying its tweaks later. The former run stays if this rejects. */
  open(x: Experiment): Promise<void>;
  /** Gives up the download of the data set that is being opened: `open` then rejects with an AbortError. */
  cancelDownload(): void;
  /** What a control does: a live path acts on the next step and becomes a tweak, any other opens the changed experiment. */
  set(path: string, value: unknown): Promise<void>;
  play(): void;
  /** Resolves when no step is under way and the frame shows the step it stopped at. */
  pause(): Promise<void>;
  step(n?: number): Promise<{ step: number; loss: number }>;
  /** To the end of the present epoch. */
  stepEpoch(): Promise<void>;
  /** Step 0 with the same initial weights; tweaks are folded into the settings, or replayed again if this is a replay. */
  reset(): Promise<void>;
  /** The same with another seed: new weights and batches, the same data. */
  reseed(): Promise<void>;
  /** Back to a step of the past, exactly; the history and the tweaks after it are dropped. Play goes on from there. */
  scrub(step: number): Promise<void>;
  /** After a failure: back to the last good snapshot, with half the learning rate, with clipping, or as it was. */
  recover(how: 'half-lr' | 'clip' | 'as-it-was'): Promise<void>;
  /** Slow motion: does the next stage of the next step and reports it; five stages make a step. */
  nextStage(): Promise<StageReport>;
  /** How fine the probe is; takes effect with the next frame. */
  setProbe(probe: Probe): Promise<void>;
  /** Which expensive parts of a frame somebody looks at. */
  look(at: { probe?: boolean; parameters?: boolean }): void;
  /** A frame of this moment, for a paused run. */
  refresh(): Promise<Frame>;
  /**
   * The tokens that the model puts at some places of some rows, with the weights of this moment; undefined where no
   * model of sequences stands ready.
   */
  write(question: Question): Promise<Written | undefined>;
  /**
   * What the model answers to some rows of tokens (n × T), with the weights of this moment, and what goes on inside it
   * for the first of them; undefined where no model of sequences stands ready.
   */
  ask(rows: Question['given']): Promise<Asked | undefined>;
  parameterTensors(): Promise<NamedTensor[]>;
  /** Parameters and what else the model keeps (running statistics): PyTorch's state dict. */
  modelTensors(): Promise<NamedTensor[]>;
  setBackend(choice: BackendChoice): Promise<void>;
  destroy(): void;
}
