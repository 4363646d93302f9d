// What a data set hands to the engine, and what a data set's own file declares.
import type { DataConfig, ExperimentPatch, PlaneSetName, Task, TokenKind } from '../experiment/index.ts';

export type { Task };

/** One part of the data: n rows. All arrays row-major, f32. */
export interface Split {
  n: number;
  /** Inputs of the model, n × inputs (after feature expansion); token numbers where the set has a vocabulary. */
  x: Float32Array;
  /** n × targets: the class index, or the value to predict. −1: no target here, not to be counted (`ignored`). */
  y: Float32Array;
  /** Where the rows lie in the plane, n × 2, for drawing (1-D sets: x and the target); absent for data that have no plane. */
  points?: Float32Array;
}

/** In y: this place has no target (padding, a question of a toy task). PyTorch's `ignore_index`. */
export const ignored = -1;

/** [xMin, xMax, yMin, yMax] of a drawn plane. */
export type Domain = readonly [number, number, number, number];

export interface Dataset {
  task: Task;
  /** Number of classes; 0 for regression. */
  classes: number;
  /** The classes by number, as people call them. Absent where they have no names. */
  classNames?: string[];
  /** Columns of x, one name each. Empty where they have none of their own (pixels, places in a sequence). */
  featureNames: string[];
  /** Columns of x: the product of `shape`. */
  inputs: number;
  /** Shape of one row of x as PyTorch says it, without the batch: [inputs] of a table, [C, H, W] of an image, [T] of tokens. */
  shape: readonly number[];
  /** Columns of y: 1, or T where every place of a sequence has a target (x and y are then in step). */
  targets: number;
  /** The text of every token. There exactly where x holds token numbers, 0 … vocabulary.length − 1. */
  vocabulary?: string[];
  /** Whether tokens are written side by side or with a space between them. */
  tokens?: TokenKind;
  /** The token that fills rows up: before the text where the row has one target, behind it where every place has one. */
  padding?: number;
  /** Places of a row that are given when the model is to write the rest: a question, or the token that begins a name. */
  prompt?: number;
  /** Ratings: what made them, for comparison: rows of `size` numbers for each user and each film. */
  hidden?: { size: number; users: Float32Array; items: Float32Array };
  train: Split;
  test: Split;
  /** False where there were too few points to hold any out: then `test` is the training points. */
  heldOut: boolean;
  /** What the plane shows; absent for data that have no plane. `dimensions` 1: a curve y = f(x), 2: a shade over (x, y). */
  plane?: {
    dimensions: 1 | 2;
    domain: Domain;
    /** Writes the model's inputs for the place (x, y) to out[offset …]; 1-D sets ignore y. */
    project(x: number, y: number, out: Float32Array, offset: number): void;
  };
  /** Range of the noiseless targets, for the colour scale of regression. */
  valueRange?: readonly [number, number];
  /** How inputs were scaled; absent where x is as it was. */
  scaling?: Affine;
  /** How the targets of a regression were scaled; errors in y are × scale[0] in the table's own unit. */
  targetScaling?: Affine;
  /** The columns of the table that became inputs, each with its columns of x. */
  groups?: InputGroup[];
  /** What the loss of a row counts, by its class: the balance `class-weights`. Their mean over the training rows is 1. */
  classWeights?: Float32Array;
  /** The same data with other rows in the two parts, everything that is measured on the training part measured anew. */
  refold?: Refold;
}

/** x = (raw − shift) / scale. One entry each, or one per column of x, or one per channel of an image. */
export interface Affine {
  shift: Float32Array;
  scale: Float32Array;
}

export interface InputGroup {
  name: string;
  /** First column of x, and how many. */
  from: number;
  count: number;
}

export interface Refold {
  /** All rows in use, by number. */
  rows: Uint32Array;
  /** The class of a row, where each has one. */
  label?: (row: number) => number;
  split: (train: Uint32Array, test: Uint32Array) => Dataset;
}

/** Rows before they are split, by number, and how they become a data set. What `assemble` makes a Dataset from. */
export interface Source {
  n: number;
  /** Number of classes; 0 where a row has not just one. */
  classes: number;
  label?: (row: number) => number;
  /** The rows are a whole in this order (a text): its end is held out, its beginning kept. */
  ordered?: true;
  /** The parts are given (and in their order). */
  parts?: { train: Uint32Array; test: Uint32Array };
  /** Builds the data set; whatever is measured is measured on `train`. */
  build(train: Uint32Array, test: Uint32Array): BuiltDataset;
}
export type BuiltDataset = Omit<Dataset, 'heldOut' | 'refold' | 'classWeights'>;

/** What a generator is given: counter-based draws, so point i is the same whatever the other points are. */
export interface Draws {
  /** Uniform in [low, high), by default [0, 1). `slot` tells several draws for one point apart. */
  uniform(index: number, slot: number, low?: number, high?: number): number;
  /** Standard normal, from a stream of its own: a slot may be used for one uniform and one normal. */
  normal(index: number, slot: number): number;
}

/** A point of the plane and its class index or value. In a 1-D set y is the value too. */
export interface LabelledPoint {
  x: number;
  y: number;
  label: number;
}

/** Test accuracy (R² for regression) at least `score` within `steps` updates. */
export interface LearningPromise {
  score: number;
  steps: number;
}

/** A synthetic set of the plane: one file each in `src/data/sets/`, one line each in `src/data/sets/index.ts`. */
export interface PlaneSet {
  name: PlaneSetName;
  task: Task;
  /** 0 for regression. */
  classes: number;
  dimensions: 1 | 2;
  domain: Domain;
  /** Range of the noiseless targets (regression). */
  valueRange?: readonly [number, number];
  /** Point i: its place and its label (class index or value). Depends on nothing but the seed, i and `config.noise`. */
  point(index: number, config: DataConfig, draws: Draws): LabelledPoint;
  /** How many points and classes there are, where the settings do not say (drawn points). Throws DataError. */
  inspect?(config: DataConfig): { n: number; classes: number };
  /** What this set's experiment starts from when it is chosen; all else has its default. */
  suggested: ExperimentPatch;
  /** What the suggested experiment reaches on at least 8 of 10 seeds (learn.test.ts); absent for drawn points. */
  promise?: LearningPromise;
}
