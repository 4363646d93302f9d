import { describe, expect, test } from 'vitest';
import { fields } from '../../experiment/index.ts';
import { makeScale } from './scale.ts';

const numbers = fields.filter((field) => field.kind === 'number' || field.kind === 'integer');
const rate = makeScale({ kind: 'number', min: 1e-5, max: 10, scale: 'log' });

describe('every number of the table', () => {
  test.each(numbers)('$path: ends, places and notches', (field) => {
    const scale = makeScale(field);
    expect(scale.fromShare(0)).toBe(field.min);
    expect(scale.fromShare(1)).toBe(field.max);
    expect(scale.next(field.min, -1)).toBe(field.min);
    expect(scale.next(field.max, 1)).toBe(field.max);
    let value = field.min;
    for (let i = 0; i < 400 && value < field.max; i++) {
      const next = scale.next(value, 1);
      expect(next).toBeGreaterThan(value);
      expect(scale.toShare(next)).toBeGreaterThanOrEqual(scale.toShare(value));
      if (field.kind === 'integer') expect(Number.isInteger(next)).toBe(true);
      value = next;
    }
  });
});

test('a learning rate stops at round numbers, and comes back to where it was', () => {
  expect(rate.fromShare(rate.toShare(0.03))).toBe(0.03);
  expect(rate.next(0.03, 1)).toBe(0.032);
  expect(rate.next(rate.next(0.03, 1), -1)).toBe(0.03);
  expect(rate.next(0.0123, 1)).toBe(0.013); // off the notches: to the neighbour
  expect(rate.next(0.0123, -1)).toBe(0.012);
});

test('a log0 scale has "off" at its left end, with room beside it', () => {
  const scale = makeScale({ kind: 'number', min: 0, max: 10, scale: 'log0' });
  expect(scale.toShare(0)).toBe(0);
  expect(scale.toShare(1e-5)).toBeGreaterThan(0.05);
  expect(scale.fromShare(0.01)).toBe(0);
  expect(scale.next(0, 1)).toBe(1e-5);
  expect(scale.next(1e-5, -1)).toBe(0);
});
