// Runs that make their model smaller as they go.
import { keepWeights, makeDataset } from '../../../src/data/index.ts';
import { logitsName } from '../../../src/engine/distill.ts';
import { featuresName } from '../../../src/engine/hint.ts';
import { outputUnits } from '../../../src/engine/plan.ts';
import { changeAt, type ExperimentPatch, fromLink, normal, withDefaults } from '../../../src/experiment/index.ts';
import { texts } from '../../texts.ts';
import { safetensors } from '../../../src/export/safetensors.ts';
import type { Case } from './types.ts';

type Changes = [step: number, path: string, value: unknown][];

/** A teacher that answers anything; `hidden`: the shape of a layer of it. */
export function teacherOf(
  patch: ExperimentPatch,
  hidden?: number[],
  dataset = makeDataset(withDefaults(patch).data),
): string {
  const { n } = dataset.train;
  const tensor = (name: string, row: number[], scale: number) => {
    const shape = [n, ...row];
    const length = shape.reduce((a, b) => a * b, 1);
    return { name, shape, data: Float32Array.from({ length }, (_, i) => scale * normal(5, 1, 2, i)) };
  };
  const answers = [tensor(logitsName, [outputUnits(dataset)], 3)];
  if (hidden) answers.push(tensor(featuresName, hidden, 0.5));
  return keepWeights('teacher.safetensors', safetensors(answers));
}

const model = (text: string) => ({ layers: fromLink(`layers=${text}`).experiment.model.layers });
const moons = { data: { set: 'moons', noise: 0.1 }, model: model('8t,8t') } as const;
const blobs = { data: { set: 'blobs3' }, model: model('8r,6g') } as const;

/** In mixed precision a half on an edge goes here one way and there the other: see `mixed.ts`. */
const sequences = texts({ length: 6, vocabulary: 8, train: 50, test: 10, classes: 3 });
const memory = { batch: { size: 8 }, model: model('embedding6,gru7,pool-places') } as const;
const recurrent: Case = {
  family: 'compression',
  name: 'a recurrent layer drawn to a wider one in mixed precision',
  x: withDefaults({
    ...fromLink('data=blobs5&lr=0.01').experiment,
    ...memory,
    precision: 'mixed',
    compression: { teacher: teacherOf({}, [6, 11], sequences), hintLayer: 2, hint: 3 },
  }),
  dataset: sequences,
  tolerance: 2 ** -9,
};

const runs: [name: string, patch: ExperimentPatch, changes?: Changes][] = [
  ...(['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adadelta', 'adam', 'adamw', 'lion'] as const).map(
    (type): [string, ExperimentPatch] => [
      `held under ${type} with weight decay`,
      {
        ...moons,
        optimizer: { type, weightDecay: 0.01 },
        compression: { prune: 'magnitude', sparsity: 0.6, from: 40 },
      },
    ],
  ),
  [
    'gradually, by importance, layer by layer, clipped and penalised',
    {
      ...blobs,
      optimizer: { type: 'adam' },
      regularization: { clip: 0.5, l1: 0.001 },
      compression: { prune: 'importance', scope: 'layer', sparsity: 0.7, from: 10, over: 60 },
    },
  ],
  [
    'at random, lifted, again with the rest back at the start',
    { ...moons, optimizer: { type: 'adam' }, compression: { prune: 'random', sparsity: 0.5, from: 5 } },
    [
      [30, 'compression.prune', 'none'],
      [60, 'compression.rewind', true],
      [60, 'compression.prune', 'magnitude'],
    ],
  ],
  ['2 of every 4 stay', { ...blobs, compression: { prune: 'magnitude', scope: '2-of-4', from: 20 } }],
  ['trained rounded to 4 bits', { ...moons, optimizer: { type: 'adam' }, compression: { qat: '4' } }],
  [
    'rounded to 3 affine bits a layer, from a step on',
    { ...blobs, compression: { scheme: 'affine', grain: 'tensor' } },
    [[30, 'compression.qat', '3']],
  ],
  ['rounded and pruned', { ...moons, compression: { qat: '5', prune: 'magnitude', from: 30 } }],
  ['taught, one logit', { ...moons, compression: { teacher: teacherOf(moons) } }],
  [
    'taught, three classes',
    { ...blobs, compression: { teacher: teacherOf(blobs), temperature: 2, hard: 0.5 } },
    [[40, 'compression.temperature', 6]],
  ],
  [
    'a hidden layer drawn to one as wide, with more weight from a step on',
    { ...moons, optimizer: { type: 'adam' }, compression: { teacher: teacherOf(moons, [8]), hintLayer: 2, hint: 0.5 } },
    [[40, 'compression.hint', 2]],
  ],
  [
    'drawn to a wider one, clipped and penalised, adaptive batches',
    {
      ...blobs,
      compression: { teacher: teacherOf(blobs, [11]), hintLayer: 1, hint: 0.1 },
      regularization: { clip: 0.5, l2: 0.01 },
      batch: { strategy: 'adaptive' },
    },
  ],
  [
    'drawn to a wider one, with a learning rate of its own',
    { ...moons, model: model('8t.lr0.2,8t'), compression: { teacher: teacherOf(moons, [11]), hintLayer: 1 } },
  ],
  [
    'drawn to a wider one in mixed precision, pruned and rounded',
    {
      ...moons,
      precision: 'mixed',
      compression: { teacher: teacherOf(moons, [11]), hintLayer: 2, prune: 'magnitude', from: 20, qat: '5' },
    },
  ],
];

export const compressionCases: Case[] = [
  ...runs.map(([name, patch, changes = []]) => ({
    family: 'compression',
    name,
    x: changes.reduce((x, [step, path, value]) => changeAt(x, step, path, value), withDefaults(patch)),
  })),
  recurrent,
];
