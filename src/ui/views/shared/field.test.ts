import { describe, expect, test, vi } from 'vitest';

vi.mock('../../theme/colors.ts', () => ({
  // A grey scale that can be counted: −1 is 0, 0 is 127, 1 is 254.
  divergingRgb: (t: number) => Array.from({ length: 3 }, () => Math.round((t + 1) * 127)),
  classRgb: (i: number) => [100 + i, 0, 0],
  rgb: () => [0, 0, 0],
  mix: (_: unknown, b: number[], share: number) => b.map((v) => Math.round(v * share)),
}));
const { fieldStrength, makeClassTable, makeColorTable, paintClasses, paintGrid, paintSmooth, valueAt } =
  await import('./field.ts');

const red = (word: number) => word & 255;
const grid = (values: number[], columns: number, channels = 1, channel = 0) => ({
  values: Float32Array.from(values),
  columns,
  rows: values.length / columns / channels,
  channels,
  channel,
});
const linear = makeColorTable({ most: 2, squash: 'linear' }, false, false);

describe('one unit’s function', () => {
  test('numbers become shades; beyond the scale, and what is no number, the ends', () => {
    const out = new Uint32Array(5);
    paintGrid(grid([-2, 0, 2, 9, Number.NaN], 5), linear, out);
    const end = Math.round((1 + fieldStrength) * 127);
    expect([...out].map(red)).toEqual([254 - end, 127, end, end, 254 - end]);
  });

  test('a channel of several', () => {
    const out = new Uint32Array(2);
    paintGrid(grid([9, 0, 9, 2], 2, 2, 1), linear, out);
    expect([...out].map(red)).toEqual([127, Math.round((1 + fieldStrength) * 127)]);
  });

  test('between the places it is bilinear, at any size', () => {
    const plane = grid([0, 1, 2, 3], 2); // x + 2 · (row from the top)
    expect(valueAt(plane, 0.5, 0.5)).toBeCloseTo(1.5, 6);
    expect(valueAt(plane, 0, 0)).toBe(0);
    expect(valueAt(plane, 1, 1)).toBe(3);
    expect(valueAt(plane, 0.375, 0.25)).toBeCloseTo(0.25, 6);
    const out = new Uint32Array(64 * 64);
    paintSmooth(grid([-2, 2], 2), linear, out, 64, 64);
    expect(red(out[32])).toBeGreaterThan(red(out[31]));
    expect(Math.abs(red(out[31]) + red(out[32]) - 254)).toBeLessThanOrEqual(2);
  });

  test('discretised: which side of 0', () => {
    const out = new Uint32Array(3);
    paintGrid(grid([-0.1, 0.1, 2], 3), makeColorTable({ most: 2, squash: 'linear' }, true, true), out);
    expect(red(out[1])).toBe(red(out[2]));
    expect(red(out[0])).toBe(254 - red(out[1]));
  });
});

test('several classes: the largest wins, paler where another comes close', () => {
  const out = new Uint32Array(3);
  const table = makeClassTable(3);
  paintClasses(
    { values: Float32Array.of(0.9, 0.1, 0, 0.1, 0.1, 0.8, 0.4, 0.35, 0.25), columns: 3, rows: 1, channels: 3 },
    table,
    false,
    out,
    3,
    1,
  );
  expect([...out].map(red).every((v, i) => (i === 2 ? v < red(out[0]) : v > 0))).toBe(true);
  expect(red(out[1])).toBeGreaterThan(red(out[2]));
  paintClasses(
    { values: Float32Array.of(0.9, 0.1, 0, 0.1, 0.1, 0.8, 0.4, 0.35, 0.25), columns: 3, rows: 1, channels: 3 },
    table,
    true,
    out,
    3,
    1,
  );
  expect(out[0]).toBe(out[2]);
  expect(out[0]).not.toBe(out[1]);
});
