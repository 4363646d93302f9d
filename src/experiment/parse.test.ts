import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultExperiment,
  ExperimentError,
  parseExperiment,
  strictExperiment,
  toJSON,
  type Problem,
} from './index.ts';
import { maxProblems } from './problems.ts';
import { arbitraryExperiment, nest } from './testing.ts';

const start = defaultExperiment();
const problemsOf = (json: unknown): Problem[] => parseExperiment(json).problems;
const tweak = (value: number, step = 5) => ({ step, path: 'optimizer.lr', value });
const setting = (path: string, value: unknown) => nest([[path, value]]);

describe('parseExperiment', () => {
  test('fills what is not there', () => {
    expect(parseExperiment({})).toEqual({ experiment: start, problems: [] });
    expect(parseExperiment({ v: 1, optimizer: { type: 'adam' } }).experiment.optimizer.lr).toBe(0.01);
    expect(parseExperiment('{"seed": 7}').experiment.seed).toBe(7);
  });

  test('the example of the design is understood', () => {
    const example = `{
      "v": 1, "seed": 1,
      "data":  { "set": "circle", "samples": 500, "noise": 0, "test": 0.5, "features": ["x","y"] },
      "model": { "layers": [ {"type":"dense","units":4,"activation":"tanh"}, {"type":"dense","units":2,"activation":"tanh"} ] },
      "loss": "cross-entropy",
      "optimizer": { "type":"sgd", "lr":0.03, "momentum":0, "nesterov":false, "beta1":0.9, "beta2":0.999, "eps":1e-8, "rho":0.9, "weightDecay":0, "biasCorrection":true },
      "schedule": { "type":"constant" },
      "regularization": { "l1":0, "l2":0, "clip":0 },
      "batch": { "strategy":"fixed", "size":10 },
      "precision": "f32",
      "tweaks": [ {"step":120, "path":"optimizer.lr", "value":0.01} ]
    }`;
    const tweaks = [{ step: 120, path: 'optimizer.lr', value: 0.01 }];
    expect(parseExperiment(example)).toEqual({ experiment: { ...start, tweaks }, problems: [] });
  });

  test.each<[string, unknown, Partial<Problem>]>([
    ['optimizer.lr', -1, { key: 'lr', code: 'out-of-range', given: '-1', used: 1e-5 }],
    ['optimizer.lr', 1e308, { key: 'lr', code: 'out-of-range', used: 10 }],
    ['optimizer.lr', Number.NaN, { key: 'lr', code: 'not-a-number', given: 'NaN', used: 0.03 }],
    ['optimizer.lr', Infinity, { key: 'lr', code: 'not-a-number', used: 0.03 }],
    ['optimizer.lr', '0.1', { key: 'lr', code: 'not-a-number', given: '0.1', used: 0.03 }],
    ['optimizer.lr', null, { key: 'lr', code: 'not-a-number', used: 0.03 }],
    ['optimizer.lr', { valueOf: 1 }, { key: 'lr', code: 'not-a-number', used: 0.03 }],
    ['data.samples', 99.6, { key: 'samples', code: 'not-an-integer', used: 100 }],
    ['data.samples', 1e9, { key: 'samples', code: 'out-of-range', used: 5000 }],
    ['data.set', 'spirals', { key: 'data', code: 'not-a-choice', given: 'spirals', used: 'circle' }],
    ['data.set', ['xor'], { key: 'data', code: 'not-a-choice', used: 'circle' }],
    ['data.features', 'x,y', { key: 'features', code: 'not-a-list', used: ['x', 'y'] }],
    ['data.features', [], { key: 'features', code: 'empty', used: ['x', 'y'] }],
    ['data.features', ['x', 'z'], { key: 'features', code: 'not-a-choice', given: 'z', used: ['x'] }],
    ['batch.shuffle', 'yes', { key: 'shuffle', code: 'not-a-boolean', used: true }],
    ['model.layers', {}, { key: 'layers', code: 'not-a-list' }],
    ['model.layers', [7], { key: 'layers', path: 'model.layers.0', code: 'not-a-layer' }],
    [
      'model.layers',
      [{ type: 'conv9' }],
      { key: 'layers', path: 'model.layers.0.type', code: 'not-a-layer', given: 'conv9' },
    ],
    ['model.layers', [{ type: '__proto__' }], { key: 'layers', code: 'not-a-layer' }],
    ['model.layers', [{ units: 1e6 }], { path: 'model.layers.0.units', code: 'out-of-range', used: 1024 }],
    [
      'model.layers',
      [{ activation: 'swish' }],
      { path: 'model.layers.0.activation', code: 'not-a-choice', used: 'tanh' },
    ],
    ['model.layers', Array.from({ length: 500 }, () => ({})), { key: 'layers', code: 'too-many', used: 24 }],
    ['schedule.milestones', [5, 'x'], { key: 'milestones', code: 'not-a-number', given: 'x' }],
    ['data.points', [{ x: 1, y: 'up', label: 0 }], { key: 'points', path: 'data.points.0', code: 'not-a-point' }],
    ['data.points', [{ x: 99, y: 1, label: 0 }], { path: 'data.points.0', code: 'out-of-range', used: 10 }],
    ['data.points', [{ x: 1, y: 1, label: 0.5 }], { path: 'data.points.0', code: 'not-a-point' }],
    ['tweaks', [{ step: 1, path: 'data.set', value: 'xor' }], { key: 'tweaks', path: 'tweaks.0', code: 'not-live' }],
    ['tweaks', [{ step: 1, path: 'lrr', value: 1 }], { path: 'tweaks.0', code: 'not-a-tweak', given: 'lrr' }],
    ['tweaks', [{ step: -1, path: 'optimizer.lr', value: 1 }], { path: 'tweaks.0', code: 'out-of-range', used: 0 }],
    ['tweaks', ['x'], { path: 'tweaks.0', code: 'not-a-tweak' }],
    ['hide', ['<b>'], { key: 'hide', code: 'not-a-name', given: '<b>' }],
    ['v', 2, { key: 'v', code: 'newer-version', given: '2', used: 1 }],
    ['v', 'one', { key: 'v', code: 'not-a-version', used: 1 }],
    ['v', 0, { key: 'v', code: 'not-a-version', used: 1 }],
    ['data', 5, { key: 'data', code: 'not-an-object' }],
    ['lr', 5, { key: 'lr', code: 'unknown-key', given: '5' }],
    ['optimizer.gamma', 5, { key: 'optimizer.gamma', code: 'unknown-key' }],
  ])('%s = %j is reported', (path, value, problem) => {
    expect(problemsOf(setting(path, value))[0]).toMatchObject(problem);
    expect(() => strictExperiment(setting(path, value))).toThrow(ExperimentError);
  });

  test('what is no experiment at all is the default one', () => {
    for (const json of [null, undefined, 3, 'x', '', [], 'null', '[1]', () => 1, Symbol('x'), 10n]) {
      const { experiment, problems } = parseExperiment(json);
      expect(experiment).toEqual(start);
      expect(problems).toHaveLength(1);
    }
  });

  test('settings that exclude each other', () => {
    const plane = parseExperiment({ data: { set: 'plane' }, loss: 'hinge' });
    expect(plane.experiment.loss).toBe('mse');
    expect(plane.problems).toEqual([{ key: 'loss', path: 'loss', code: 'not-possible', given: 'hinge', used: 'mse' }]);
    expect(parseExperiment({ data: { set: 'sine', features: ['y'] } }).experiment.data.features).toEqual(['x']);
    expect(parseExperiment({ batch: { min: 64, max: 4 } }).experiment.batch).toMatchObject({ min: 4, max: 64 });
    expect(parseExperiment({ batch: { max: 2 } })).toMatchObject({
      experiment: { batch: { min: 2, max: 2 } },
      problems: [],
    });
    const points = [{ x: 1, y: 1, label: 0 }];
    expect(parseExperiment({ data: { set: 'xor', points } }).problems).toMatchObject([
      { key: 'points', code: 'contradiction' },
    ]);
    expect(parseExperiment({ data: { points } })).toMatchObject({
      experiment: { data: { set: 'points', points } },
      problems: [],
    });
    expect(problemsOf({ optimizer: { type: 'adam', nesterov: true } })).toMatchObject([
      { key: 'nesterov', code: 'contradiction' },
    ]);
  });

  test('of two tweaks of one setting at one step the later counts', () => {
    const { experiment, problems } = parseExperiment({ tweaks: [tweak(1, 9), tweak(0.1), tweak(0.2)] });
    expect(experiment.tweaks).toEqual([tweak(0.2), tweak(1, 9)]);
    expect(problems).toMatchObject([{ key: 'tweaks', path: 'tweaks.2', code: 'repeated' }]);
  });

  test('prototypes are out of reach', () => {
    const json =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"data":{"__proto__":{"noise":0.4}}}';
    const { experiment, problems } = parseExperiment(json);
    expect(experiment).toEqual(start);
    expect(problems.map((p) => p.key)).toEqual(['data.__proto__', '__proto__', 'constructor'].toSorted());
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(parseExperiment(Object.create({ seed: 9 })).experiment).toEqual(start);
  });

  test('problems are few and short, and safe to show', () => {
    const many = problemsOf(
      Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}${'x'.repeat(1000)}`, i])),
    );
    expect(many).toHaveLength(maxProblems);
    expect(Math.max(...many.map((p) => p.key.length))).toBeLessThan(100);
    const [{ given }] = problemsOf({ loss: `\u0000\u202e\ud800<b>${'😀'.repeat(1e6)}` });
    expect(() => encodeURIComponent(given)).not.toThrow(); // no half characters
    expect(given).toMatch(/^\ufffd\ufffd\ufffd<b>/u);
    expect(given.length).toBeLessThan(100);
  });
});

test('whatever the JSON, the result is valid and the problems name a key', () => {
  const junk = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  const paths = [
    'data',
    'data.set',
    'data.points',
    'data.features',
    'model.layers',
    'optimizer.lr',
    'schedule.milestones',
    'tweaks',
    'hide',
    'v',
    'seed',
  ];
  const json = fc.oneof(junk, fc.array(fc.tuple(fc.constantFrom(...paths), junk)).map(nest));
  fc.assert(
    fc.property(json, (value) => {
      const { experiment, problems } = parseExperiment(value);
      expect(strictExperiment(toJSON(experiment, 'full'))).toEqual(experiment);
      for (const problem of problems) expect(problem.key).not.toBe('');
    }),
    { numRuns: 500 },
  );
});

test('JSON, full and minimal, comes back as it was', () => {
  fc.assert(
    fc.property(arbitraryExperiment, (x) => {
      for (const form of ['full', 'minimal'] as const) {
        expect(strictExperiment(JSON.stringify(toJSON(x, form)))).toEqual(x);
      }
    }),
    { numRuns: 300 },
  );
});

test('minimal JSON has only what differs', () => {
  expect(toJSON(start)).toEqual({ v: 1 });
  expect(toJSON(parseExperiment({ optimizer: { type: 'adam', lr: 0.01 } }).experiment)).toEqual({
    v: 1,
    optimizer: { type: 'adam' },
  });
});
