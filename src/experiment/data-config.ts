// The data of an experiment: which, how many, and everything that is done to them before they reach the model.
import type { ColumnUse } from './columns.ts';
import type { DataSetName, Task } from './data-sets.ts';
import type { FeatureName } from './names.ts';

/** A point the user drew: a place in the plane, on a grid of 1/100 (see points.ts), and its class (0 … 9). */
export interface DrawnPoint {
  x: number;
  y: number;
  label: number;
}

/** Missing values: `mean`, `median` and `interpolate` mean the most frequent value in a column of categories. */
export const missingTreatments = ['drop', 'mean', 'median', 'most-frequent', 'constant', 'interpolate'] as const;
export type MissingTreatment = (typeof missingTreatments)[number];

/** Of the inputs: (x − mean) / deviation, or (x − min) / (max − min); of the training part. */
export const scalings = ['none', 'standard', 'min-max'] as const;
export type Scaling = (typeof scalings)[number];

/** Against classes of unequal size, in the training part: heavier losses, or rows taken again or left out. */
export const balances = ['none', 'class-weights', 'oversample', 'undersample'] as const;
export type Balance = (typeof balances)[number];

export const tokenKinds = ['character', 'word'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export const delimiters = ['auto', 'comma', 'semicolon', 'tab', 'pipe', 'space'] as const;
export type Delimiter = (typeof delimiters)[number];

export const headers = ['auto', 'yes', 'no'] as const;

export interface DataConfig {
  set: DataSetName;
  /** Of the points, their labels and the split; apart from `Experiment.seed`, so new weights can meet the same data. */
  seed: number;
  /** Rows that are made, training and test together (sets of the plane, toy sequences, ratings). */
  samples: number;
  /** 0 … 0.5: how far points stray, as a share of the set's size (see each data set). */
  noise: number;
  /** 0 … 0.5: share of training labels replaced by another class (classification only). */
  labelNoise: number;
  /** 0.1 … 0.9: share of the rows held out for testing. */
  test: number;
  features: FeatureName[];
  /** Only with set `points`; empty with any other. */
  points: DrawnPoint[];
  /** At most so many of the rows there are, training and test together; 0: all of them. */
  rows: number;
  /** Own data: the file's name and checksum. The file itself stays on the device. */
  file: string;
  /** Own table or text that the user put into the link; empty: it is only in the file. */
  content: string;
  delimiter: Delimiter;
  /** Whether an own table's first line names its columns. */
  header: (typeof headers)[number];
  /** How columns of a table are to be read, where detection was corrected. */
  columns: ColumnUse[];
  /** Name of the column to predict; empty: the set's usual one, of an own table the last. */
  target: string;
  /** What a target column is read as. Follows from the set, except for tables. */
  task: Task;
  missing: MissingTreatment;
  /** What `constant` puts in. */
  missingValue: number;
  /** Name of the column that orders the rows for `interpolate`; empty: the first one with dates, else the rows as they are. */
  order: string;
  scale: Scaling;
  /** Percent of each class's rows that are kept, by class; classes past the end are whole. */
  shares: number[];
  balance: Balance;
  /** T of sequences: tokens of a row (texts), length of the task (toys). */
  length: number;
  tokens: TokenKind;
  /** Own text: every line is a sequence of its own, as with names. */
  lines: boolean;
  /** Own pictures: side in pixels they are brought to, and whether in colour. */
  imageSize: number;
  color: boolean;
}
