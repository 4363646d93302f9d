// Reading an experiment from JSON: leniently, saying what was not understood and what is used instead, or strictly.
import { getAt } from './access.ts';
import { assemble } from './defaults.ts';
import { entries, entryByName, groups, nesterovEntry } from './entries.ts';
import { currentVersion, migrateJSON } from './migrations.ts';
import { ExperimentError, ProblemList, type Problem } from './problems.ts';
import type { Given } from './rules.ts';
import type { Experiment } from './types.ts';

export interface Reading {
  experiment: Experiment;
  problems: Problem[];
}

/** How many unknown keys of one object are looked at. */
const maxUnknown = 200;

/** The experiment in `json` (a parsed object or a JSON text), whatever it is. Never throws. */
export function parseExperiment(json: unknown): Reading {
  const problems = new ProblemList();
  const raw = typeof json === 'string' ? parseText(json, problems) : json;
  if (!isObject(raw)) {
    if (typeof json !== 'string' || problems.problems.length === 0) problems.add('experiment', 'not-an-object', raw);
    return { experiment: assemble(new Map()), problems: problems.problems };
  }

  const migrated = migrateJSON(raw, readVersion(Object.hasOwn(raw, 'v') ? raw.v : undefined, problems));
  const given: Given = new Map();
  for (const entry of [...entries, nesterovEntry]) {
    const value = getAt(migrated, entry.path);
    if (value === undefined) continue;
    const checked = entry.check(value, problems.for(entry.key, entry.path));
    if (checked !== undefined) given.set(entry.path, checked);
  }
  reportUnknown(migrated, problems);
  return finish(given, problems);
}

/** The filled experiment, and the problems with what is used instead where that is the default. */
export function finish(given: Given, problems: ProblemList): Reading {
  const experiment = assemble(given, problems);
  for (const problem of problems.problems) {
    if (problem.used === undefined && problem.path !== undefined && entryByName.has(problem.path)) {
      problem.used = getAt(experiment, problem.path);
    }
  }
  return { experiment, problems: problems.problems };
}

/** The version a text says it has, or the current one. */
export function readVersion(v: unknown, problems: ProblemList): number {
  if (v === undefined) return 1;
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1) {
    problems.add('v', 'not-a-version', v, currentVersion, 'v');
    return currentVersion;
  }
  if (v > currentVersion) problems.add('v', 'newer-version', v, currentVersion, 'v');
  return Math.min(v, currentVersion);
}

function reportUnknown(raw: Record<string, unknown>, problems: ProblemList): void {
  for (const name of Object.keys(raw).slice(0, maxUnknown)) {
    if (name === 'v') continue;
    if (groups.has(name)) {
      const group = raw[name];
      if (!isObject(group)) problems.add(name, 'not-an-object', group);
      else for (const key of Object.keys(group).slice(0, maxUnknown)) reportKey(`${name}.${key}`, group[key], problems);
    } else reportKey(name, raw[name], problems);
  }
}

function reportKey(path: string, value: unknown, problems: ProblemList): void {
  if (entryByName.get(path)?.path !== path) problems.add(path, 'unknown-key', value);
}

function parseText(text: string, problems: ProblemList): unknown {
  try {
    return JSON.parse(text);
  } catch {
    problems.add('experiment', 'not-json', text);
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The experiment of a reading without problems; throws ExperimentError for the first problem. */
export function orThrow({ experiment, problems }: Reading): Experiment {
  if (problems.length > 0) throw new ExperimentError(problems[0]);
  return experiment;
}

/** The experiment in `json`, or an ExperimentError that names the key that is wrong. */
export const strictExperiment = (json: unknown): Experiment => orThrow(parseExperiment(json));
