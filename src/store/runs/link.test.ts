import { beforeEach, expect, test } from 'vitest';
import { choose, useChoices, usual } from './choices.ts';
import { runsLink } from './link.ts';

beforeEach(() => useChoices.setState(usual));

const reread = () => {
  const pairs = new Map(runsLink.write());
  const wanted = useChoices.getState();
  useChoices.setState(usual);
  expect(runsLink.read(pairs)).toEqual([]);
  expect(useChoices.getState()).toEqual(wanted);
};

test('what is chosen comes back from its link; what is usual is not in it', () => {
  expect(runsLink.write()).toEqual([]);
  choose({ part: 'sweep', steps: 500, goal: 0.02, keys: ['momentum', 'lr'], kind: 'grid', runs: 64, folds: 10 });
  reread();
  choose({ part: 'map', x: 'momentum', y: 'lr', area: [0.1, 0.5, 0.001, 0.01], size: 1024, compare: ['adam', 'adam'] });
  reread();
});

test('a link with mistakes says each of them and uses what is usual', () => {
  const problems = runsLink.read(
    new Map([
      ['part', 'maps'],
      ['runs-steps', '1e9'],
      ['runs-goal', 'low'],
      ['map-x', 'lr'],
      ['map-y', 'lr'],
      ['map-area', '1,0,2'],
      ['map-size', '100'],
      ['compare', 'sgd,turbo'],
      ['sweep', 'lr,lr'],
      ['sweep-runs', '2.5'],
    ]),
  );
  expect(problems.map(({ key, code }) => [key, code])).toEqual([
    ['part', 'not-a-choice'],
    ['runs-steps', 'out-of-range'],
    ['runs-goal', 'not-a-number'],
    ['map-area', 'not-a-list'],
    ['map-size', 'not-a-choice'],
    ['compare', 'not-a-choice'],
    ['sweep', 'not-a-choice'],
    ['sweep-runs', 'not-an-integer'],
    ['map-y', 'contradiction'],
  ]);
  expect(useChoices.getState()).toEqual(usual);
});
