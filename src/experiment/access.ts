// Reading and writing inside an experiment by path. Only for paths that come from the tables: whoever takes a
// path from outside looks it up there first, so no path ever reaches a prototype.
import type { Experiment } from './types.ts';

export function getAt(x: unknown, path: string): unknown {
  let value = x;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** A copy with `value` at `path`; everything off the path is shared with the original. */
export function setAt(x: Experiment, path: string, value: unknown): Experiment {
  return replace(x, path.split('.'), 0, value) as Experiment;
}

function replace(node: unknown, names: string[], depth: number, value: unknown): unknown {
  if (depth === names.length) return value;
  const name = names[depth];
  const child = replace((node as Record<string, unknown>)[name], names, depth + 1, value);
  if (Array.isArray(node)) return node.with(Number(name), child);
  return { ...(node as object), [name]: child };
}
