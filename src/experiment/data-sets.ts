// The data sets by name and kind, and what follows from the name alone. What is in them is src/data's business.

export const planeSetNames = [
  'line',
  'plane',
  'bumps',
  'sine',
  'circle',
  'xor',
  'gauss',
  'spiral',
  'moons',
  'rings',
  'checkerboard',
  'blobs3',
  'blobs5',
  'points',
] as const;
/** `table`: the user's own. */
export const tableSetNames = ['penguins', 'iris', 'wine', 'cars', 'diabetes', 'table'] as const;
/** `idx`, `images`: the user's own, as IDX files or as pictures in a folder per class. */
export const imageSetNames = ['digits', 'fashion-mnist', 'idx', 'images'] as const;
/** `text`: the user's own. */
export const textSetNames = ['moby-dick', 'names', 'spam', 'text'] as const;
/** Sequences made by a rule. */
export const toySetNames = ['copy', 'reverse', 'sort', 'parity', 'addition'] as const;

export const dataSets = [
  ...planeSetNames,
  ...tableSetNames,
  ...imageSetNames,
  ...textSetNames,
  ...toySetNames,
  'ratings',
] as const;

/** Made of the user's own files. */
export const ownSetNames = ['table', 'idx', 'images', 'text'] as const;

export type PlaneSetName = (typeof planeSetNames)[number];
export type TableSetName = (typeof tableSetNames)[number];
export type ToySetName = (typeof toySetNames)[number];
export type DataSetName = (typeof dataSets)[number];

/** `shape`: points of the plane. */
const kinds = {
  shape: planeSetNames,
  table: tableSetNames,
  image: imageSetNames,
  text: textSetNames,
  toy: toySetNames,
  ratings: ['ratings'],
} as const satisfies Record<string, readonly DataSetName[]>;
export type DataKind = keyof typeof kinds;
export const dataKinds = Object.keys(kinds) as DataKind[];
export const setsOfKind = (kind: DataKind): readonly DataSetName[] => kinds[kind];

const kindByName = new Map(
  Object.entries(kinds).flatMap(([kind, names]) =>
    names.map((name): [DataSetName, DataKind] => [name, kind as DataKind]),
  ),
);
export const kindOf = (set: DataSetName): DataKind => kindByName.get(set) ?? 'shape';

export const isPlaneSet = (set: DataSetName): set is PlaneSetName => kindOf(set) === 'shape';

export const tasks = ['classification', 'regression'] as const;
export type Task = (typeof tasks)[number];

const regressionSets: readonly DataSetName[] = ['line', 'plane', 'bumps', 'sine', 'cars', 'diabetes', 'ratings'];
/** What the set is for unless another target is chosen (tables only). */
export const usualTask = (set: DataSetName): Task => (regressionSets.includes(set) ? 'regression' : 'classification');

/** Whether a row has one class, so that classes can be counted, weighed and mislabelled. */
export const hasClasses = (set: DataSetName, task: Task): boolean =>
  task === 'classification' && (['shape', 'table', 'image'].includes(kindOf(set)) || set === 'spam');
