// What the program says. That it runs and what it computes is held by test/parity/.
import { expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import { changeAt, type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import { exportPyTorch } from '../index.ts';

function program(patch: ExperimentPatch, ...changes: [step: number, path: string, value: unknown][]): string {
  const x = changes.reduce((y, [step, path, value]) => changeAt(y, step, path, value), withDefaults(patch));
  const files = exportPyTorch(x, makeDataset(x.data));
  expect(Object.keys(files)).toEqual(['train.py', 'data.npz']);
  return files['train.py'] as string;
}

const layers = [4, 2].map((units) => ({ type: 'dense', units, activation: 'tanh' }) as const);

test('an experiment is written out as a program of its own', () => {
  const text = program({
    data: { set: 'blobs3' },
    model: { layers },
    optimizer: { type: 'adam' },
    schedule: { type: 'cosine' },
  });
  expect(text).toContain('nn.Linear(2, 4),\n                nn.Linear(4, 2),\n                nn.Linear(2, 3),');
  expect(text).toContain('x = torch.tanh(self.layers[1](x))\n        return self.layers[2](x)');
  expect(text).toContain('torch.optim.Adam(params, lr=settings.lr, betas=settings.betas, eps=settings.eps)');
  expect(text).toContain('    betas=(0.9, 0.999),\n    eps=1e-8,');
  expect(text).toContain('(1 + math.cos(math.pi * min(t / steps, 1))) / 2');
  expect(text).toContain('F.cross_entropy(outputs, targets, reduction="none")');
  expect(text).toContain('#data=blobs3&opt=adam&schedule=cosine');
});

test('what is not in use is not there', () => {
  const text = program({});
  const unused = ['clip', 'decay', 'l1', 'l2', 'warmup', 'normal(', 'CHANGES', 'EDITS', 'change(', 'Watch', 'Adam'];
  for (const word of unused) expect(text).not.toContain(word);
  expect(text.length).toBeLessThan(8000);
  const bare = program({ model: { init: 'zeros' }, batch: { shuffle: false } });
  for (const word of ['pcg', 'draw', 'SEED', 'permutation']) expect(bare).not.toContain(word);
});

test('changes stand in tables, by step', () => {
  const text = program(
    { model: { layers }, optimizer: { type: 'momentum' } },
    [20, 'optimizer.lr', 0.5],
    [30, 'optimizer.momentum', 0.5],
    [50, 'optimizer.type', 'adam'],
    [50, 'batch.size', 32],
    [70, 'theta.5', 0.25],
    [70, 'theta.9', -1],
    [70, 'theta.999', 9],
    [5000, 'schedule.type', 'step'],
  );
  expect(text).toContain('    20: {"lr": 0.5},\n    30: {"momentum": 0.5},\n');
  expect(text).toContain('50: {"optimizer": "adam", "batch_size": 32},');
  expect(text).toContain('    5000: {"schedule": "step"},');
  expect(text).toContain('70: [("layers.0.weight", (2, 1), 0.25), ("layers.0.bias", 1, -1)],');
  expect(text).toContain('if settings.optimizer == "momentum":\n        return torch.optim.SGD(');
  expect(text).toContain('if settings.schedule == "constant":\n        return settings.lr');
  expect(text).toContain('default=5001');
});

test('settings that are gone and come back hold what they had', () => {
  const text = program(
    { optimizer: { type: 'adam' } },
    [10, 'optimizer.type', 'sgd'],
    [20, 'optimizer.beta1', 0.5],
    [30, 'optimizer.type', 'adam'],
  );
  expect(text).toContain('    betas=(0.9, 0.999),');
  expect(text).toMatch(/30: \{"optimizer": "adam",.* "betas": \(0\.5, 0\.999\)/);
});

test('no name from outside can end a string or a line', () => {
  const x = withDefaults({});
  const dataset = { ...makeDataset(x.data), featureNames: ['a"""\nimport os', 'b\\'] };
  const text = exportPyTorch(x, dataset)['train.py'] as string;
  expect(text).toContain('inputs: a    import os, b \n');
});
