import { expect, test } from 'vitest';
import { migrateJSON, migrateLink, type Migration } from './migrations.ts';

const rename = (from: number, before: string, after: string): Migration => ({
  from,
  json: ({ [before]: value, ...rest }) => ({ ...rest, [after]: value }),
  link: (pairs) => pairs.map(([key, value]) => [key === before ? after : key, value] as const),
});

test('a link of an earlier version is brought up to date step by step', () => {
  const table = [rename(2, 'rate', 'lr'), rename(1, 'speed', 'rate')];
  expect(migrateLink([['speed', '1']], 1, table)).toEqual([['lr', '1']]);
  expect(migrateLink([['speed', '1']], 2, table)).toEqual([['speed', '1']]);
  expect(migrateJSON({ rate: 1 }, 2, table)).toEqual({ lr: 1 });
});
