import { expect, test } from 'vitest';
import {
  defaultExperiment,
  defaultOf,
  type DenseConfig,
  type Experiment,
  fields,
  getPath,
  withDefaults,
} from './index.ts';
import { entries } from './entries.ts';

test('the default experiment has every key of the table and no other', () => {
  const x = defaultExperiment();
  const leaves = (node: object, at: string): string[] =>
    Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && !Array.isArray(value) ? leaves(value as object, `${at}${name}.`) : [at + name],
    );
  expect(leaves(x, '').toSorted()).toEqual([...entries.map((e) => e.path), 'optimizer.nesterov', 'v'].toSorted());
  expect(x.model.layers).toEqual([
    { type: 'dense', units: 4, activation: 'tanh' },
    { type: 'dense', units: 2, activation: 'tanh' },
  ]);
});

test('a default looks only at keys before it in the table', () => {
  const order = entries.map((e) => e.path);
  for (const [i, entry] of entries.entries()) {
    const read: string[] = [];
    const spy = (node: object, at: string): object =>
      new Proxy(node, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          const path = at + String(name);
          if (typeof value === 'object' && !Array.isArray(value)) return spy(value as object, `${path}.`);
          read.push(path);
          return value;
        },
      });
    entry.defaultOf(spy(defaultExperiment(), '') as Experiment);
    for (const path of read) expect(order.indexOf(path), `${entry.path} reads ${path}`).toBeLessThan(i);
  }
});

test('no two settings share a path or a link key', () => {
  expect(new Set(entries.map((e) => e.path)).size).toBe(entries.length);
  expect(new Set(entries.map((e) => e.key)).size).toBe(entries.length);
});

test('defaults follow from the data set, the optimizer and the schedule', () => {
  const sine = withDefaults({ data: { set: 'sine' } });
  expect([sine.data.features, sine.loss, sine.model.layers.length]).toEqual([['x'], 'mse', 2]);
  expect(withDefaults({ data: { set: 'line' } }).model.layers).toEqual([]);
  expect(withDefaults({ optimizer: { type: 'adam' } }).optimizer.lr).toBe(0.01);
  expect(withDefaults({ optimizer: { type: 'adam', lr: 0.5 } }).optimizer.lr).toBe(0.5);
  expect(withDefaults({ schedule: { type: 'multi-step' } }).schedule.gamma).toBe(0.1);
  expect(withDefaults({ batch: { min: 100 } }).batch.max).toBe(100);
});

function type(optimizer: Partial<Experiment['optimizer']>) {
  const x = withDefaults({ optimizer }).optimizer;
  return [x.type, x.momentum, x.nesterov];
}

test('what PyTorch calls SGD with momentum is read as its own type', () => {
  expect(type({ type: 'sgd', momentum: 0.9 })).toEqual(['momentum', 0.9, false]);
  expect(type({ momentum: 0.8 })).toEqual(['momentum', 0.8, false]);
  expect(type({ type: 'sgd', momentum: 0.8, nesterov: true })).toEqual(['nesterov', 0.8, true]);
  expect(type({ type: 'sgd', nesterov: true })).toEqual(['nesterov', 0.9, true]);
  expect(type({ type: 'nesterov' })).toEqual(['nesterov', 0.9, true]);
  expect(type({ type: 'momentum', nesterov: true })).toEqual(['momentum', 0.9, false]);
  expect(type({ type: 'sgd', momentum: 0 })).toEqual(['sgd', 0, false]);
});

test('two default experiments share nothing that can be changed', () => {
  const a = defaultExperiment();
  a.data.features.push('x2');
  a.schedule.milestones.push(1);
  (a.model.layers[0] as DenseConfig).units = 99;
  expect(defaultExperiment()).not.toEqual(a);
  const milestones = fields.find((f) => f.path === 'schedule.milestones');
  expect(milestones && defaultOf(milestones, a)).toEqual(getPath(defaultExperiment(), 'schedule.milestones'));
});
