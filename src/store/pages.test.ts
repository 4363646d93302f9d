import { expect, test } from 'vitest';
import { entryByName } from '../experiment/entries.ts';
import { pageNames, pages } from './pages.ts';

test('no key of a page is a setting of an experiment, or another page’s', () => {
  const taken = new Set([...entryByName.keys()].map((key) => key.toLowerCase()).concat('page', 'v'));
  for (const name of pageNames) {
    for (const key of pages[name].keys) {
      expect(taken.has(key), `${name}: ${key}`).toBe(false);
      expect(key).toBe(key.toLowerCase());
      taken.add(key);
    }
    const { prefix } = pages[name];
    if (prefix !== undefined) expect([...taken].filter((key) => key.startsWith(prefix))).toEqual([]);
  }
});
