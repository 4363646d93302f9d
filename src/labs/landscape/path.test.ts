import { expect, test } from 'vitest';
import { Path } from './path.ts';

const at = (step: number, value = step): { step: number; theta: Float32Array } => ({
  step,
  theta: Float32Array.of(value),
});
const steps = (path: Path): number[] => path.thetas.map(([value]) => value);

test('however long a path gets, it is kept evenly, with its start and its end', () => {
  const path = new Path();
  for (let step = 0; step <= 1234; step++) path.add(at(step));
  const kept = steps(path);
  expect(kept.length).toBeGreaterThan(25);
  expect(kept.length).toBeLessThanOrEqual(61);
  expect([kept[0], kept.at(-1)]).toEqual([0, 1234]);
  const gaps = new Set(kept.slice(1, -1).map((step, i) => step - kept[i]));
  expect(gaps.size).toBe(1);
  expect(path.former![0]).toBe(1233);
});

test('gone back, it forgets what came after; moved by hand, it stands where it was put', () => {
  const path = new Path();
  for (const step of [0, 10, 20, 30]) path.add(at(step));
  path.add(at(15));
  expect(steps(path)).toEqual([0, 10, 15]);
  expect(path.former![0]).toBe(10);
  path.add(at(15, -1));
  expect(steps(path)).toEqual([0, 10, -1]);
  path.add(at(0, 7));
  expect(steps(path)).toEqual([7]);
  expect(path.former).toBeUndefined();
});

test('of a large network fewer are kept', () => {
  const path = new Path();
  for (let step = 0; step < 40; step++) path.add({ step, theta: new Float32Array(200_000) });
  expect(path.thetas.length).toBeLessThanOrEqual(11);
});
