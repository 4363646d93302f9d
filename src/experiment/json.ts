// An experiment as JSON to copy or save. parse.ts reads both forms.
import { sameValue } from './check.ts';
import { entries, valueOf } from './entries.ts';
import type { Experiment, ExperimentPatch } from './types.ts';

/** What differs from the default, and the version; `full` has every key. */
export function toJSON(x: Experiment, form: 'minimal' | 'full' = 'minimal'): ExperimentPatch {
  if (form === 'full') return structuredClone(x);
  const json: Record<string, unknown> = { v: x.v };
  for (const entry of entries) {
    const value = valueOf(x, entry);
    if (sameValue(value, entry.defaultOf(x))) continue;
    const [group, name] = entry.path.split('.');
    if (name === undefined) json[group] = structuredClone(value);
    else json[group] = { ...(json[group] as object | undefined), [name]: structuredClone(value) };
  }
  return json;
}
