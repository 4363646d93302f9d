import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimizers, type OptimizerName, withDefaults } from '../../experiment/index.ts';
import { hostileFormulas } from '../../labs/surface/formula/hostile.testing.ts';
import { bounded } from '../../labs/surface/relief/camera.ts';
import { surfaceNames } from '../../labs/surface/surfaces/index.ts';
import { defaultChoices, freshFor, type LabChoices } from './choices.ts';
import { readLab, writeLab } from './link.ts';

/** As the address has it, and as the page gets it back. */
const through = (choices: LabChoices) => {
  const pairs = writeLab(choices);
  for (const [, value] of pairs) expect(value).toMatch(/^[\w!$'()*+,./:;=?@~^%-]*$/);
  return readLab(new Map(pairs.map(([key, value]) => [key, decodeURIComponent(value)])));
};

test('the page as it is first seen writes nothing, and comes back', () => {
  expect(writeLab(defaultChoices())).toEqual([]);
  expect(readLab(new Map())).toEqual({ choices: defaultChoices(), problems: [] });
});

test.each(surfaceNames)('%s: untouched, its link names it and nothing else', (surface) => {
  const base = { ...defaultChoices(), surface };
  const choices = { ...base, ...freshFor(base) };
  expect(writeLab(choices).map(([key]) => key)).toEqual(surface === 'ravine' ? [] : ['surface']);
  expect(through(choices)).toEqual({ choices, problems: [] });
});

const racer = fc
  .record({ type: fc.constantFrom<OptimizerName>(...optimizers), lr: fc.double({ min: 1e-5, max: 10, noNaN: true }) })
  .map((optimizer) =>
    withDefaults({ optimizer, schedule: { type: 'multi-step', milestones: [5, 80] }, regularization: { clip: 0.5 } }),
  );
const coordinate = fc.double({ min: -50, max: 50, noNaN: true }).map((v) => v + 0);
const place = fc.tuple(coordinate, coordinate);

test('everything chosen comes back from the link', () => {
  fc.assert(
    fc.property(
      fc.record({
        formula: fc.constantFrom(
          'x²+y²',
          'sin(x)*cos(y) + 2^-x',
          '√(x²+1) & y'.replace(' & ', '+'),
          'x/3 − y*5%'.replace('%', ''),
        ),
        racers: fc.array(racer, { minLength: 1, maxLength: 5 }),
        starts: fc.array(place, { maxLength: 8 }),
        points: fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 20 }),
        minibatch: fc.integer({ min: 0, max: 50 }),
        noise: fc.option(
          fc.double({ min: 0, max: 9, noNaN: true }).map((v) => v + 0),
          { nil: undefined },
        ),
        seed: fc.integer({ min: 0, max: 4294967295 }),
        arrows: fc.subarray(['gradient', 'velocity', 'step'] as const),
        pace: fc.integer({ min: 1, max: 1000 }),
        slow: fc.boolean(),
        logLoss: fc.boolean(),
        camera: fc.record({ turn: coordinate, tilt: coordinate, distance: coordinate }).map(bounded),
      }),
      fc.constantFrom(...surfaceNames),
      (change, surface) => {
        const { points, minibatch, ...rest } = change;
        const data = surface === 'regression' ? { points, minibatch } : {};
        const formula = surface === 'formula' ? change.formula : defaultChoices().formula;
        const choices: LabChoices = { ...defaultChoices(), ...rest, ...data, formula, surface, show: 'basins', view: [-1, 2.5, 0, 1e-3] }; // oxfmt-ignore
        expect(through(choices)).toEqual({ choices, problems: [] });
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('a link made by hand, with mistakes: each is said, the rest is used', () => {
  const { choices, problems } = readLab(
    new Map([
      ['surface', 'Bowl'],
      ['shape', 'k:5000,angel:3'],
      ['race', 'sgd~lr:0.05~data:xor;alan;adam~lr:fast'],
      ['from', '1,2;x,3;1e99,0'],
      ['window', '3,1,0,1'],
      ['grad-noise', '-1'],
      ['show', 'everything'],
      ['camera', '1,north,3'],
      ['pick', '99,-4'],
    ]),
  );
  expect(choices).toMatchObject({ surface: 'bowl', shape: { k: 1000 }, noise: 0, show: 'paths', pick: 1, spot: 0 });
  expect(choices.racers.map(({ optimizer }) => [optimizer.type, optimizer.lr])).toEqual([
    ['sgd', 0.05],
    ['adam', 0.01],
  ]);
  expect(choices.starts).toEqual([
    [1, 2],
    [10_000, 0],
  ]);
  const said = problems.map(({ key, code }) => `${key} ${code}`);
  for (const one of [
    'shape out-of-range',
    'shape not-a-choice',
    'race: data unknown-key',
    'race not-a-choice',
    'race: lr not-a-number',
    'from not-a-point',
    'from out-of-range',
    'window unreadable',
    'grad-noise out-of-range',
    'show not-a-choice',
    'camera unreadable',
  ]) {
    expect(said).toContain(one);
  }
});

test('500 hostile formulas in a link: a surface each, and a message where it is not theirs', () => {
  for (const f of hostileFormulas) {
    const { choices, problems } = readLab(new Map([['f', f]]));
    expect(choices.formula === f).toBe(problems.length === 0);
    expect(choices.surface).toBe('formula');
  }
}, 60_000);

test('any text under any key is read without a throw', () => {
  const keys = [
    'surface',
    'shape',
    'f',
    'xy',
    'minibatch',
    'race',
    'from',
    'window',
    'pick',
    'arrows',
    'basin-size',
    'camera',
    'loss-axis',
    'slow',
  ];
  const text = fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[\d,;:~.e-]{0,40}$/));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), text), (pairs) => {
      const { choices } = readLab(new Map(Object.entries(pairs)));
      expect(through(choices).choices).toEqual(choices);
    }),
    { numRuns: 300 },
  );
}, 60_000);
