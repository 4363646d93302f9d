import { expect, test } from 'vitest';
import { History } from '../../../engine/history.ts';
import { lossesBefore, reasonOf } from './last-losses.ts';

function makeHistory(losses: number[]): History {
  const history = new History();
  losses.forEach((loss, step) => history.steps.add(step, loss, 0.1, 0, 10));
  return history;
}

test('the finite losses of the last steps', () => {
  const history = makeHistory([5, 4, 3, 2, 1, 10, 100, Infinity, Number.NaN]);
  expect(lossesBefore(history, 8, 5)).toEqual([
    { step: 3, loss: 2 },
    { step: 4, loss: 1 },
    { step: 5, loss: 10 },
    { step: 6, loss: 100 },
  ]);
  expect(lossesBefore(new History(), 8, 5)).toEqual([]);
});

test('grown, or broken at once', () => {
  expect(reasonOf([1, 0.5, 4, 90].map((loss, step) => ({ step, loss })))).toBe('overshoot');
  expect(reasonOf([1, 0.9, 0.8].map((loss, step) => ({ step, loss })))).toBe('sudden');
  expect(reasonOf([])).toBe('sudden');
});
