import { expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../experiment/index.ts';
import { tweakMarks } from './tweak-marks.ts';

const x: Experiment = {
  ...defaultExperiment(),
  tweaks: [
    { step: 0, path: 'optimizer.lr', value: 0.1 },
    { step: 100, path: 'optimizer.lr', value: 0.2 },
    { step: 105, path: 'optimizer.lr', value: 0.25 },
    { step: 110, path: 'optimizer.lr', value: 0.3 },
    { step: 110, path: 'regularization.l2', value: 0.01 },
    { step: 500, path: 'theta.3', value: 2 },
    { step: 900, path: 'optimizer.lr', value: 1 },
    { step: 903, path: 'optimizer.lr', value: 0.3 },
  ],
};

test('a drag is one mark, from its first to its last value', () => {
  expect(tweakMarks(x, [0, 1000], 20)).toEqual([
    { step: 0, last: 0, changes: [{ path: 'optimizer.lr', from: 0.03, to: 0.1 }] },
    {
      step: 100,
      last: 110,
      changes: [
        { path: 'optimizer.lr', from: 0.1, to: 0.3 },
        { path: 'regularization.l2', from: 0, to: 0.01 },
      ],
    },
    { step: 500, last: 500, changes: [{ path: 'theta.3', from: undefined, to: 2 }] },
    // 900 … 903: there and back again changed nothing
  ]);
});

test('only what is in the window', () => {
  expect(tweakMarks(x, [101, 600], 1).map((mark) => mark.step)).toEqual([105, 110, 500]);
});
