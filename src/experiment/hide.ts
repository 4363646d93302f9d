// The controls a teacher hid, by name. Which names there are is the page's business: here a name is only safe.
import type { Report } from './problems.ts';

const maxHidden = 100;
const name = /^[a-z][a-z0-9-]{0,31}$/;

/** The names in `value`, each once, in alphabetical order (it decides nothing). */
export function checkHide(value: unknown, report: Report): string[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  if (value.length > maxHidden) report('too-many', value.length, maxHidden);
  const names = new Set<string>();
  for (const item of value.slice(0, maxHidden) as unknown[]) {
    if (typeof item === 'string' && name.test(item)) names.add(item);
    else report('not-a-name', item);
  }
  return [...names].toSorted();
}
