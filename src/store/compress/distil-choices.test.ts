// What a link says of a lesson, and what is said where it cannot be so.
import { expect, test } from 'vitest';
import { defaultDistil, readDistil, useDistil, writeDistil } from './distil-choices.ts';

const read = (pairs: Record<string, string>) => readDistil(new Map(Object.entries(pairs)));

test('steps are whole, shares are per cent, also in what is said of them', () => {
  expect(read({ 'c-steps': '120.5', 'c-hard': '50', 'c-temp': '2.5' })).toEqual([
    { key: 'c-steps', code: 'not-an-integer', given: '120.5', used: 121 },
  ]);
  expect(useDistil.getState()).toMatchObject({ steps: 121, hard: 0.5, temperature: 2.5 });
  expect(writeDistil()).toEqual([
    ['c-temp', '2.5'],
    ['c-hard', '50'],
    ['c-steps', '121'],
  ]);
  expect(read({ 'c-hard': 'half', 'c-teach-steps': '', 'c-temp': '99' })).toEqual([
    { key: 'c-teach-steps', code: 'not-a-number', given: '', used: 1000 },
    { key: 'c-temp', code: 'out-of-range', given: '99', used: 20 },
    { key: 'c-hard', code: 'not-a-number', given: 'half', used: 10 },
  ]);
  expect(useDistil.getState()).toEqual({ ...defaultDistil, temperature: 20 });
  expect(read({ 'c-match': '2', 'c-match-to': '3', 'c-match-by': '0.5' })).toEqual([]);
  expect(writeDistil()).toEqual([
    ['c-match', '2'],
    ['c-match-to', '3'],
    ['c-match-by', '0.5'],
  ]);
});
