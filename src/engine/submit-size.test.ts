import { describe, expect, test } from 'vitest';
import { SubmitSize } from './submit-size.ts';

/** Sizes after n submits whose time is `wait(i)` + steps × each. */
function sizes(size: SubmitSize, n: number, each: number, wait: (i: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => {
    size.took(size.steps, wait(i) + size.steps * each);
    return size.steps;
  });
}

/** The first submit compiles; then each waits 80 to 160 ms for work that is not its own. */
const wait = (i: number): number => (i === 0 ? 3000 : 80 + ((i * 37) % 80));

describe('the size of a submit', () => {
  test('fills the pace with steps, dear or cheap', () => {
    expect(sizes(new SubmitSize(60, 1024, false), 12, 5, () => 0).at(-1)).toBe(12);
    expect(sizes(new SubmitSize(60, 1024, true), 12, 5, () => 0).at(-1)).toBe(12);
    expect(sizes(new SubmitSize(60, 1024, true), 12, 0.001, () => 0).at(-1)).toBe(1024);
    expect(sizes(new SubmitSize(60, 1024, true), 12, 500, () => 0).at(-1)).toBe(1);
  });

  test('comes down again where noise has made it large', () => {
    const seen = sizes(new SubmitSize(60, 1024, true), 200, 0.8, wait).slice(50);
    expect(seen.reduce((a, b) => a + b, 0) / seen.length).toBeLessThan(512);
  });

  test('does not shrink to one step where every submit waits for others', () => {
    const seen = sizes(new SubmitSize(60, 1024, true), 60, 0.1, wait);
    const steps = seen.reduce((sum, n) => sum + n, 0);
    expect(steps / seen.length).toBeGreaterThan(32);
  });
});
