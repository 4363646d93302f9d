import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pacer } from './pacer.ts';

/** Steps of each of n submits, one behind the other, that take `wait` and `each` for every step: ms. */
function sizes(n: number, each: number, wait: (i: number) => number): number[] {
  const pacer = new Pacer();
  return Array.from({ length: n }, (_, i) => {
    const { steps } = pacer;
    const submit = pacer.begin(steps, false);
    submit.encoded(false);
    vi.advanceTimersByTime(wait(i) + steps * each);
    submit.finished();
    return steps;
  });
}

describe('steps of a frame', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('fill the budget, 5 ms at first', () => {
    expect(sizes(60, 0.05, () => 0).at(-1)).toBeGreaterThan(80);
    expect(sizes(60, 0.05, () => 0).at(-1)).toBeLessThan(120);
    for (const wait of [() => 0, (i: number) => 5 * (i % 3)]) {
      const dear = sizes(60, 50, wait).slice(30);
      expect(Math.max(...dear)).toBeLessThanOrEqual(2);
      expect(dear.filter((n) => n === 1).length).toBeGreaterThan(20);
    }
  });

  test('are many where the end of a submit is told late', () => {
    const late = sizes(200, 0.05, (i) => 90 + ((i * 7) % 20)).slice(100);
    expect(late.reduce((a, b) => a + b, 0) / late.length).toBeGreaterThan(10);
  });
});
