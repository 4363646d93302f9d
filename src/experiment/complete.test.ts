import { expect, test } from 'vitest';
import { dataSets, withDefaults } from './index.ts';

const undefinedPaths = (value: unknown, path = ''): string[] => {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => undefinedPaths(inner, `${path}.${key}`));
};

test.each(dataSets)('every key of an experiment on %s has a default', (set) => {
  const x = withDefaults({ data: { set } });
  expect(undefinedPaths(x)).toEqual([]);
  expect(x.data.seed).toBe(1);
});
