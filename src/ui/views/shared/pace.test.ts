import { expect, test } from 'vitest';
import { judged } from './pace.ts';

const frames = (n: number, ms: number) => Array.from({ length: n }, () => ms);

test('a smooth page draws closer together, and in the end all at once', () => {
  expect(judged(50, frames(30, 16.7))).toBeCloseTo(45, 5);
  expect(judged(50, frames(60, 8.3))).toBeCloseTo(45, 5);
  expect(judged(17, frames(30, 16.7))).toBe(0);
  expect(judged(0, frames(30, 16.7))).toBe(0);
  expect(judged(17, frames(30, 16.7), false)).toBe(16); // where drawing all at once is known to be slow
});

test('a page that misses one frame in ten draws one thing at a time, and further apart, but not for ever', () => {
  const missing = [...frames(24, 16.7), ...frames(3, 50)];
  expect(judged(0, missing)).toBe(16);
  expect(judged(50, missing)).toBeCloseTo(70, 5);
  expect(judged(140, missing)).toBe(150);
  expect(judged(50, frames(3, 170))).toBe(100);
});

test('in between it stays', () => {
  expect(judged(50, [...frames(29, 16.7), 33.4, 16.7])).toBe(50);
  expect(judged(0, [...frames(29, 16.7), 33.4, 16.7])).toBe(0);
});

test('a display that is slow to show what was drawn comes to rest below one frame missed in ten', () => {
  // A model of a slow display: a turn costs two frames, and as many turns are taken as the gap lets.
  let gap = 0;
  const shares: number[] = [];
  for (let round = 0; round < 200; round++) {
    const turns = gap === 0 ? 30 : Math.min(30, 500 / gap);
    const missed = Math.min(20, Math.round(turns / 2));
    shares.push(missed / 30);
    gap = judged(gap, [...frames(30 - 2 * missed > 8 ? 30 - 2 * missed : 8, 16.7), ...frames(missed, 33.4)]);
  }
  const settled = shares.slice(50);
  expect(settled.reduce((a, b) => a + b, 0) / settled.length).toBeLessThan(0.1);
});
