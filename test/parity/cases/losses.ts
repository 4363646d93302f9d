// What else decides a loss: label smoothing, class weights, targets that are ignored.
import { type Dataset, ignored, makeDataset, type Split } from '../../../src/data/index.ts';
import { changeAt, possibleLosses, withDefaults } from '../../../src/experiment/index.ts';
import { sequences } from './models.ts';
import type { Case } from './types.ts';

const sets = { 'two classes': 'moons', 'three classes': 'blobs3' } as const;
const dataOf = (set: 'moons' | 'blobs3') => ({ set, noise: 0.3 });
const tasks = Object.entries(sets);

const smoothing = tasks.flatMap(([task, set]): Case[] => {
  const x = withDefaults({ data: dataOf(set), regularization: { labelSmoothing: 0.2 }, optimizer: { lr: 0.1 } });
  const moved = changeAt(changeAt(x, 20, 'regularization.labelSmoothing', 0.6), 50, 'regularization.labelSmoothing', 0);
  return [
    { family: 'label smoothing', name: task, x },
    { family: 'label smoothing', name: `${task}, moved`, x: moved },
  ];
});

const weighted = tasks.flatMap(([task, set]) =>
  possibleLosses(withDefaults({ data: { set } })).map((loss): Case => {
    const x = withDefaults({ data: dataOf(set), loss, optimizer: { lr: 0.1 } });
    const dataset = makeDataset(x.data);
    const classWeights = Float32Array.from({ length: dataset.classes }, (_, k) => 0.25 + k);
    return { family: 'class weights', name: `${loss}, ${task}`, x, dataset: { ...dataset, classWeights } };
  }),
);

const withGaps = (split: Split): Split => ({ ...split, y: split.y.map((label, i) => (i % 3 === 1 ? ignored : label)) });
const gaps = (dataset: Dataset): Dataset => ({
  ...dataset,
  train: withGaps(dataset.train),
  test: withGaps(dataset.test),
});

const ignoring = (['blobs3', 'circle'] as const).flatMap((set) =>
  possibleLosses(withDefaults({ data: { set } })).flatMap((loss): Case[] => {
    const x = withDefaults({ data: { set, noise: 0.2 }, loss, batch: { size: 7 } });
    return [
      { family: 'ignored targets', name: `${loss}, ${set}`, x, dataset: gaps(makeDataset(x.data)) },
      { family: 'ignored targets', name: `${loss}, ${set} in sequences`, x, dataset: gaps(sequences(set)) },
    ];
  }),
);

const everything = withDefaults({
  data: { set: 'blobs3', noise: 0.2 },
  regularization: { labelSmoothing: 0.1, l2: 0.01 },
  optimizer: { type: 'adam' },
});

export const lossCases: Case[] = [
  ...smoothing,
  ...weighted,
  ...ignoring,
  {
    family: 'ignored targets',
    name: 'with label smoothing and class weights',
    x: everything,
    dataset: { ...gaps(makeDataset(everything.data)), classWeights: Float32Array.of(0.5, 1, 2) },
  },
];
