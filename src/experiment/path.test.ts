import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeAt,
  changesOf,
  defaultExperiment,
  effectiveAt,
  ExperimentError,
  fieldOf,
  fields,
  fromLink,
  getPath,
  isLive,
  setPath,
  strictExperiment,
  toJSON,
  toLink,
  withDefaults,
  type Experiment,
} from './index.ts';
import { change } from './path.ts';
import { arbitraryExperiment, arbitraryValue } from './testing.ts';

const start = defaultExperiment();

/** The problem `setPath` throws. */
function refusal(path: string, value: unknown, x = start) {
  try {
    setPath(x, path, value);
  } catch (error) {
    if (error instanceof ExperimentError) return { key: error.key, path: error.path, code: error.code };
    throw error;
  }
  return undefined;
}

describe('setPath', () => {
  test('sets one value and shares the rest', () => {
    const x = setPath(start, 'optimizer.lr', 0.1);
    expect(x.optimizer.lr).toBe(0.1);
    expect(start.optimizer.lr).toBe(0.03);
    expect(x.data).toBe(start.data);
    expect(setPath(x, 'optimizer.lr', 0.1)).toBe(x);
  });

  test('reaches into layers and points', () => {
    const x = setPath(setPath(start, 'model.layers.1.units', 7), 'model.layers.0.activation', 'relu');
    expect(x.model.layers).toEqual([
      { type: 'dense', units: 4, activation: 'relu' },
      { type: 'dense', units: 7, activation: 'tanh' },
    ]);
    expect(setPath(x, 'model.layers.0', { type: 'dense', units: 3 }).model.layers[0]).toEqual({
      type: 'dense',
      units: 3,
      activation: 'tanh',
    });
    expect(setPath(x, 'model.layers', []).model.layers).toEqual([]);
    const drawn = setPath(start, 'data.points', [{ x: 1.23456, y: -0.001, label: 1 }]);
    expect(drawn.data.points).toEqual([{ x: 1.23, y: 0, label: 1 }]);
    expect(drawn.data.set).toBe('points');
  });

  test('puts lists in order', () => {
    expect(setPath(start, 'data.features', ['y', 'x']).data).toBe(start.data);
    expect(setPath(start, 'schedule.milestones', [30, 10, 10]).schedule.milestones).toEqual([10, 30]);
  });

  test.each([
    ['optimizer.lr', -1, 'lr', 'out-of-range'],
    ['optimizer.lr', Number.NaN, 'lr', 'not-a-number'],
    ['optimizer.lr', '0.1', 'lr', 'not-a-number'],
    ['optimizer.type', 'sdg', 'opt', 'not-a-choice'],
    ['data.samples', 12.5, 'samples', 'not-an-integer'],
    ['data.features', [], 'features', 'empty'],
    ['loss', 'hinge', 'loss', 'not-possible'],
    ['batch.shuffle', 1, 'shuffle', 'not-a-boolean'],
    ['model.layers.0.units', 5000, 'layers', 'out-of-range'],
    ['model.layers.1', 'relu', 'layers', 'not-a-layer'],
    ['model.layers', Array.from({ length: 25 }, () => ({ type: 'dense' })), 'layers', 'too-many'],
    ['model.layers.2.units', 3, 'model.layers.2.units', 'unknown-key'],
    ['theta.3', 1, 'theta.3', 'only-in-tweaks'],
    ['optimizer', {}, 'optimizer', 'unknown-key'],
    ['__proto__.polluted', 1, '__proto__.polluted', 'unknown-key'],
    ['constructor', 1, 'constructor', 'unknown-key'],
    ['lr', 1, 'lr', 'unknown-key'],
  ])('refuses %s = %j and names the key', (path, value, key, code) => {
    const x = path === 'loss' ? withDefaults({ data: { set: 'plane' } }) : start;
    expect(refusal(path, value, x)).toMatchObject({ key, code });
  });

  test('a feature made of the target is refused', () => {
    expect(refusal('data.features', ['x', 'y'], withDefaults({ data: { set: 'sine' } }))?.code).toBe('not-possible');
  });
});

describe('when a choice changes', () => {
  test('what stood at its default follows, what was set stays', () => {
    expect(setPath(start, 'optimizer.type', 'adam').optimizer.lr).toBe(0.01);
    expect(setPath(setPath(start, 'optimizer.lr', 0.2), 'optimizer.type', 'adam').optimizer.lr).toBe(0.2);
    expect(setPath(start, 'schedule.type', 'plateau').schedule.every).toBe(50);
  });

  test('there and back is where it was', () => {
    for (const [path, other] of [
      ['optimizer.type', 'adamw'],
      ['data.set', 'sine'],
      ['schedule.type', 'multi-step'],
      ['batch.min', 200],
    ] as const) {
      expect(setPath(setPath(start, path, other), path, getPath(start, path))).toEqual(start);
    }
  });

  test('what the new data cannot have is replaced', () => {
    const x = withDefaults({ loss: 'hinge', data: { features: ['y', 'x2'] } });
    const sine = setPath(x, 'data.set', 'sine');
    expect([sine.loss, sine.data.features]).toEqual(['mse', ['x2']]);
    const mae = withDefaults({ data: { set: 'sine' }, loss: 'mae' });
    expect(setPath(mae, 'data.set', 'circle').loss).toBe('mae');
    const drawn = setPath(start, 'data.points', [{ x: 1, y: 1, label: 0 }]);
    expect(setPath(drawn, 'data.set', 'xor').data.points).toEqual([]);
  });

  test('momentum and the kind of gradient descent agree', () => {
    const x = setPath(start, 'optimizer.momentum', 0.8);
    expect(x.optimizer).toMatchObject({ type: 'momentum', momentum: 0.8, nesterov: false });
    expect(setPath(x, 'optimizer.type', 'sgd').optimizer.momentum).toBe(0);
    expect(setPath(x, 'optimizer.type', 'nesterov').optimizer).toMatchObject({ momentum: 0.8, nesterov: true });
    expect(setPath(start, 'optimizer.type', 'momentum').optimizer.momentum).toBe(0.9);
    expect(setPath(start, 'optimizer.nesterov', true).optimizer).toMatchObject({ type: 'nesterov', momentum: 0.9 });
    expect(setPath(setPath(x, 'optimizer.type', 'adam'), 'optimizer.type', 'momentum').optimizer.momentum).toBe(0.8);
  });

  test('of two bounds the one just set wins', () => {
    const x = withDefaults({ batch: { min: 8, max: 16 } });
    expect(setPath(x, 'batch.min', 20).batch).toMatchObject({ min: 20, max: 20 });
    expect(setPath(x, 'batch.max', 2).batch).toMatchObject({ min: 2, max: 2 });
  });

  test('a live setting of a layer changes by itself', () => {
    const x = setPath(start, 'model.layers', [{ type: 'dense' }, { type: 'dropout', rate: 0.2 }]);
    const moved = setPath(x, 'model.layers.1.rate', 0.5);
    expect(changesOf(x, moved)).toEqual([{ path: 'model.layers.1.rate', value: 0.5 }]);
    expect(changesOf(start, moved)).toEqual([{ path: 'model.layers', value: moved.model.layers }]);
    const tweaked = changeAt(x, 30, 'model.layers.1.rate', 0.5);
    expect(tweaked.tweaks).toEqual([{ step: 30, path: 'model.layers.1.rate', value: 0.5 }]);
    expect(toLink(tweaked)).toBe('layers=4t,dropout0.2&tweaks=30:layers.1.rate:0.5');
    expect(fromLink(toLink(tweaked))).toEqual({ experiment: tweaked, problems: [] });
    expect(effectiveAt(tweaked, 30).model.layers).toEqual(moved.model.layers);
    expect(fromLink('tweaks=3:layers.1.rate:0.5').problems).toMatchObject([{ key: 'tweaks', code: 'not-a-tweak' }]);
    expect(fromLink('tweaks=3:layers.1.units:5').problems).toMatchObject([{ key: 'tweaks', code: 'not-a-tweak' }]);
  });

  test('changesOf lists all that changed, parents first', () => {
    expect(changesOf(start, setPath(start, 'optimizer.type', 'momentum'))).toEqual([
      { path: 'optimizer.type', value: 'momentum' },
      { path: 'optimizer.momentum', value: 0.9 },
    ]);
    expect(changesOf(start, start)).toEqual([]);
  });
});

test('fieldOf and isLive know every kind of path', () => {
  expect(fieldOf('optimizer.lr')?.key).toBe('lr');
  expect(fieldOf('model.layers.3.units')).toMatchObject({ kind: 'integer', min: 1, live: false });
  expect(fieldOf('model.layers.3.units', start)).toBeUndefined();
  expect(fieldOf('theta.12')).toMatchObject({ kind: 'number', live: true });
  expect(fieldOf('theta.012')).toBeUndefined();
  expect(fieldOf('toString')).toBeUndefined();
  expect(isLive('model.layers.7.rate')).toBe(true);
  expect(['optimizer.lr', 'theta.0', 'seed', 'model.layers.0.units', 'nothing'].map(isLive)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

const settings = (x: Experiment) => ({ ...x, tweaks: [], hide: [] });

test('changesOf leads from any settings to any others', () => {
  fc.assert(
    fc.property(arbitraryExperiment, arbitraryExperiment, (a, b) => {
      const end = changesOf(a, b).reduce((x, c) => change(x, c.path, c.value, false), a);
      expect(settings(end)).toEqual(settings(b));
    }),
    { numRuns: 500 },
  );
});

test('any value a field may hold can be set, and leaves a valid experiment', () => {
  const setting = fc.constantFrom(...fields).chain((f) => fc.tuple(fc.constant(f.path), arbitraryValue(f)));
  fc.assert(
    fc.property(arbitraryExperiment, setting, (x, [path, value]) => {
      const refused = refusal(path, value, x);
      if (refused) expect(refused).toMatchObject({ path, code: 'not-possible' });
      const y = refused ? x : setPath(x, path, value);
      if (!refused) expect(getPath(y, path)).toEqual(value);
      expect(strictExperiment(toJSON(y, 'full'))).toEqual(y);
    }),
    { numRuns: 500 },
  );
});
