import { expect, test } from 'vitest';
import { contour } from './contours.ts';

test('the line of equal height of a bowl is a closed circle', () => {
  const n = 41;
  const radius = 0.6;
  const at = (i: number): number => (2 * i) / (n - 1) - 1;
  const values = Float32Array.from({ length: n * n }, (_, i) => at(i % n) ** 2 + at(Math.floor(i / n)) ** 2);
  const pieces = contour(values, n, n, radius * radius);
  let length = 0;
  const ends = new Map<string, number>();
  for (let i = 0; i < pieces.length; i += 4) {
    const points = [0, 2].map((k) => [pieces[i + k], pieces[i + k + 1]].map((p) => ((p * n - 0.5) / (n - 1)) * 2 - 1));
    for (const [x, y] of points) {
      expect(Math.hypot(x, y)).toBeCloseTo(radius, 2);
      const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    length += Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]);
  }
  expect(length).toBeCloseTo(2 * Math.PI * radius, 1);
  expect([...ends.values()].every((count) => count === 2)).toBe(true);
});

test('where nothing crosses the level there is no line', () => {
  expect(contour(new Float32Array(25).fill(1), 5, 5, 2)).toEqual([]);
});
