import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addTweak,
  changeAt,
  defaultExperiment,
  effectiveAt,
  ExperimentError,
  foldTweaks,
  phasesOf,
  setPath,
  strictExperiment,
  toJSON,
  truncateTweaks,
  tweakBounds,
} from './index.ts';
import { arbitraryExperiment, arbitraryTweak } from './testing.ts';

const start = defaultExperiment();

describe('effectiveAt', () => {
  const x = addTweak(
    addTweak(addTweak(start, 120, 'optimizer.lr', 0.01), 300, 'optimizer.type', 'adam'),
    300,
    'optimizer.lr',
    0.5,
  );

  test('a tweak holds from its step on', () => {
    expect([0, 119, 120, 299, 300, 1e9].map((s) => effectiveAt(x, s).optimizer.lr)).toEqual([
      0.03, 0.03, 0.01, 0.01, 0.5, 0.5,
    ]);
    expect([299, 300].map((s) => effectiveAt(x, s).optimizer.type)).toEqual(['sgd', 'adam']);
    expect(effectiveAt(x, 300).tweaks).toEqual([]);
    expect(phasesOf(x).map((p) => p.from)).toEqual([0, 120, 300]);
  });

  test('a tweak sets just what it says', () => {
    expect(effectiveAt(addTweak(start, 5, 'optimizer.type', 'adam'), 5).optimizer.lr).toBe(0.03);
    expect(effectiveAt(addTweak(start, 5, 'optimizer.type', 'momentum'), 5).optimizer.momentum).toBe(0.9);
  });

  test('foldTweaks starts with what the run ended with', () => {
    const folded = foldTweaks(addTweak(x, 310, 'theta.3', 1.5));
    expect(folded.optimizer).toMatchObject({ type: 'adam', lr: 0.5 });
    expect(folded.tweaks).toEqual([]);
    expect(foldTweaks(start)).toBe(start);
  });
});

describe('addTweak', () => {
  test('of one path at one step only the last is kept', () => {
    const x = addTweak(addTweak(start, 7, 'optimizer.lr', 0.1), 7, 'optimizer.lr', 0.2);
    expect(x.tweaks).toEqual([{ step: 7, path: 'optimizer.lr', value: 0.2 }]);
    expect(addTweak(x, 7, 'optimizer.lr', 0.03).tweaks).toEqual([]);
  });

  test('a tweak that changes nothing is left out, but a parameter set again is not', () => {
    expect(addTweak(start, 7, 'optimizer.lr', 0.03)).toBe(start);
    const x = addTweak(addTweak(start, 7, 'theta.1', 2), 8, 'theta.1', 2);
    expect(x.tweaks).toHaveLength(2);
  });

  test('keeps them by step, whatever the order of adding', () => {
    const x = addTweak(addTweak(start, 9, 'optimizer.lr', 0.1), 3, 'batch.size', 50);
    expect(x.tweaks.map((t) => t.step)).toEqual([3, 9]);
  });

  test.each([
    ['data.set', 'xor', 'not-live'],
    ['model.layers.0.units', 3, 'not-live'],
    ['nothing', 3, 'unknown-key'],
    ['lr', 3, 'unknown-key'],
    ['__proto__', 3, 'unknown-key'],
    ['theta.-1', 3, 'unknown-key'],
    ['theta.1', Infinity, 'not-a-number'],
    ['optimizer.lr', 1e9, 'out-of-range'],
  ])('refuses %s = %j', (path, value, code) => {
    expect(() => addTweak(start, 1, path, value)).toThrow(ExperimentError);
    try {
      addTweak(start, 1, path, value);
    } catch (error) {
      expect((error as ExperimentError).code).toBe(code);
    }
  });

  test('refuses a step that is none', () => {
    for (const step of [-1, 0.5, Number.NaN, 1e12])
      expect(() => addTweak(start, step, 'optimizer.lr', 0.1)).toThrow(ExperimentError);
  });

  test('there is a limit', () => {
    const tweaks = Array.from({ length: tweakBounds.maxTweaks }, (_, step) => ({
      step,
      path: 'optimizer.lr',
      value: step % 2 ? 0.1 : 0.2,
    }));
    const full = { ...start, tweaks };
    expect(() => addTweak(full, 5000, 'optimizer.lr', 0.5)).toThrow('too-many');
    expect(addTweak(full, 5, 'optimizer.lr', 0.5).tweaks).toHaveLength(tweaks.length);
  });
});

describe('changeAt', () => {
  test('tweaks everything the control changes', () => {
    expect(changeAt(start, 50, 'optimizer.type', 'adam').tweaks).toEqual([
      { step: 50, path: 'optimizer.type', value: 'adam' },
      { step: 50, path: 'optimizer.lr', value: 0.01 },
    ]);
    const touched = setPath(start, 'optimizer.lr', 0.2);
    expect(changeAt(touched, 50, 'optimizer.type', 'adam').tweaks.map((t) => t.path)).toEqual(['optimizer.type']);
  });

  test('there and back at one step leaves nothing', () => {
    expect(changeAt(changeAt(start, 50, 'optimizer.type', 'lion'), 50, 'optimizer.type', 'sgd').tweaks).toEqual([]);
  });

  test('is what the control would have set', () => {
    const x = changeAt(changeAt(start, 10, 'batch.strategy', 'random'), 20, 'batch.min', 100);
    expect(effectiveAt(x, 20).batch).toEqual(
      setPath(setPath(start, 'batch.strategy', 'random'), 'batch.min', 100).batch,
    );
  });
});

test('truncateTweaks drops the tweaks at the step and after it', () => {
  const x = addTweak(addTweak(start, 5, 'optimizer.lr', 0.1), 9, 'optimizer.lr', 0.2);
  expect(truncateTweaks(x, 9).tweaks.map((t) => t.step)).toEqual([5]);
  expect(truncateTweaks(x, 10)).toBe(x);
});

test('what is remembered of a run is what a fresh look finds', () => {
  fc.assert(
    fc.property(arbitraryExperiment, fc.array(arbitraryTweak), fc.nat(3000), (x, tweaks, cut) => {
      let live = x;
      for (const { step, path, value } of tweaks) live = addTweak(live, step, path, value);
      for (const y of [live, truncateTweaks(live, cut)]) {
        expect(phasesOf(y)).toEqual(phasesOf({ ...y }));
        for (const { settings } of phasesOf(y)) expect(strictExperiment(toJSON(settings, 'full'))).toEqual(settings);
        expect(y.tweaks).toEqual(y.tweaks.toSorted((a, b) => a.step - b.step));
      }
      expect(effectiveAt(truncateTweaks(live, cut), cut)).toEqual(
        cut === 0 ? { ...x, tweaks: [] } : effectiveAt(live, cut - 1),
      );
    }),
  );
});

test('a control moved live leads where the same control leads at rest', () => {
  fc.assert(
    fc.property(arbitraryExperiment, arbitraryTweak, ({ ...x }, { step, path, value }) => {
      if (path.startsWith('theta.')) return;
      const moved = changeAt({ ...x, tweaks: [] }, step, path, value);
      expect(effectiveAt(moved, step)).toEqual(setPath({ ...x, tweaks: [] }, path, value));
      expect(effectiveAt(moved, step - 1)).toEqual(step === 0 ? effectiveAt(moved, 0) : { ...x, tweaks: [] });
    }),
    { numRuns: 500 },
  );
});
