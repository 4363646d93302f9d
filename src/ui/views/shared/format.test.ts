import { expect, test } from 'vitest';
import { percent, settingText, short, steady, whole } from './format.ts';

test('short numbers', () => {
  const values = [0, 1, 0.03, -1.2345, 0.000123456, 3.14159e-7, 12345.6, 1234, 2.5e9, Infinity, -Infinity, Number.NaN];
  expect(values.map((v) => short(v))).toEqual([
    '0', '1', '0.03', '−1.23', '0.000123', '3.14e−7', '12,346', '1,234', '2.5e9', '∞', '−∞', 'NaN',
  ]); // oxfmt-ignore
  expect(short(undefined)).toBe('–');
});

test('numbers that change live keep their length', () => {
  expect([0, 0.5, 0.0312, -1.5, 12.345, 123.4, 4567].map((v) => steady(v))).toEqual([
    '0.00', '0.500', '0.0312', '−1.50', '12.3', '123', '4,567',
  ]); // oxfmt-ignore
});

test('percent rounds down: 100 % means all', () => {
  expect([1, 0.9999, 0.5, 0, 0.1234].map(percent)).toEqual(['100 %', '99.9 %', '50.0 %', '0.0 %', '12.3 %']);
});

test('settings', () => {
  expect([0.03, 'adam', true, [100, 2000], undefined].map(settingText)).toEqual([
    '0.03',
    'adam',
    'true',
    '100, 2000',
    '',
  ]);
  expect(whole(-12345)).toBe('−12,345');
});
