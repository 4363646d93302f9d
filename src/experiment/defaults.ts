// Filling an experiment: every key has a default, and a default may follow from keys before it.
import { getAt } from './access.ts';
import { entries, nesterovEntry } from './entries.ts';
import { ProblemList } from './problems.ts';
import { imply, reconcile, type Given } from './rules.ts';
import type { Experiment, ExperimentPatch } from './types.ts';

/** A whole experiment from checked values. What the rules had to change is added to `problems`. */
export function assemble(given: Given, problems = new ProblemList()): Experiment {
  imply(given, problems);
  const x = {
    v: 1,
    seed: 0,
    data: {},
    model: {},
    loss: '',
    optimizer: {},
    schedule: {},
    regularization: {},
    earlyStopping: {},
    batch: {},
    compression: {},
    lossScale: {},
  } as unknown;
  for (const entry of entries) {
    put(x, entry.path, given.get(entry.path) ?? entry.defaultOf(x as Experiment));
  }
  put(x, nesterovEntry.path, nesterovEntry.defaultOf(x as Experiment));
  return reconcile(x as Experiment, given, problems);
}

/** Writes into the experiment that is being built; paths come from the table. */
function put(x: unknown, path: string, value: unknown): void {
  const [group, name] = path.split('.');
  if (name === undefined) (x as Record<string, unknown>)[group] = value;
  else (x as Record<string, Record<string, unknown>>)[group][name] = value;
}

/** The experiment with these settings and the defaults for all others. Does not check them (see parse.ts). */
export function withDefaults(patch: ExperimentPatch = {}): Experiment {
  const given: Given = new Map();
  for (const { path } of [...entries, nesterovEntry]) {
    const value = getAt(patch, path);
    if (value !== undefined) given.set(path, structuredClone(value));
  }
  return assemble(given);
}

export const defaultExperiment = (): Experiment => withDefaults();
