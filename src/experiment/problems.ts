// What can be wrong with an experiment, as codes and values: the sentences are the page's, in two languages.

export const problemCodes = [
  'unknown-key', // no setting has this name
  'not-a-number', // used: the default
  'not-an-integer', // used: the nearest whole number
  'out-of-range', // used: the nearest bound
  'not-a-choice', // used: the default, or the choices that are known
  'not-a-boolean',
  'not-a-list',
  'not-an-object',
  'not-a-name', // of a control to hide
  'not-a-layer', // left out
  'not-a-point', // left out
  'not-a-tweak', // left out
  'not-live', // a tweak of a setting that cannot change while running; left out
  'only-in-tweaks', // theta.N has no place in the settings
  'empty', // the key is there, its value is not; used: the default
  'repeated', // said twice; used: the later one
  'too-many', // used: the first ones
  'too-long', // the rest was not read
  'unreadable', // compressed and damaged; used: the default
  'not-json',
  'not-a-version',
  'newer-version', // written by a later Downhill; read as well as this one can
  'not-a-formula', // of a surface; given: what is wrong in it
  'not-possible', // a loss or a feature this data set cannot have
  'contradiction', // two settings that exclude each other
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  /** What a link calls it (`lr`), or the unknown key itself, shortened. */
  key: string;
  /** Where in the experiment (`optimizer.lr`, `model.layers.1.units`, `tweaks.3`), if it is a setting at all. */
  path?: string;
  code: ProblemCode;
  /** What was there, as text that is safe to show: shortened, without control characters. */
  given: string;
  /** What is used instead; absent if nothing is. */
  used?: unknown;
}

/** After this many, further problems are not kept: nobody reads them, and a hostile link could have thousands. */
export const maxProblems = 50;

const maxShown = 48;
// Control characters, and those that reorder or hide the text around them.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Any value as short text that is safe to show. Never throws. */
export function show(value: unknown): string {
  const text = (typeof value === 'string' ? value.slice(0, 4 * maxShown) : describe(value, 0)).replaceAll(unsafe, '�');
  const characters = Array.from(text);
  return characters.length <= maxShown ? text : `${characters.slice(0, maxShown - 1).join('')}…`;
}

/** JSON.stringify with a bound on its work, and without the ways it can throw. */
function describe(value: unknown, depth: number): string {
  if (typeof value === 'string') return `"${value.slice(0, maxShown)}"`;
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > 2) return '…';
  if (Array.isArray(value)) {
    return `[${value
      .slice(0, 8)
      .map((item) => describe(item, depth + 1))
      .join(',')}${value.length > 8 ? ',…' : ''}]`;
  }
  const keys = Object.keys(value).slice(0, 5);
  return `{${keys.map((key) => `${key.slice(0, maxShown)}:${describe((value as Record<string, unknown>)[key], depth + 1)}`).join(',')}}`;
}

/** A setting that was refused, with its key: thrown where leniency would hide a mistake (scripting, presets). */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
  readonly key: string;
  readonly path: string | undefined;
  readonly code: ProblemCode;
  readonly given: string;

  constructor(readonly problem: Problem) {
    const { key, path, code, given } = problem;
    super(`${path ?? key}: ${code} (given: ${given})`);
    this.key = key;
    this.path = path;
    this.code = code;
    this.given = given;
  }
}

/** How a check says what it found; the key is the caller's. */
export type Report = (code: ProblemCode, given: unknown, used?: unknown, path?: string) => void;

/** Collects the problems of one reading. */
export class ProblemList {
  readonly problems: Problem[] = [];

  add(key: string, code: ProblemCode, given: unknown, used?: unknown, path?: string): void {
    if (this.problems.length >= maxProblems) return;
    const problem: Problem = { key: show(key) || '""', code, given: show(given) };
    if (path !== undefined) problem.path = path;
    if (used !== undefined) problem.used = used;
    this.problems.push(problem);
  }

  /** A report for the setting `key` at `path`. */
  for(key: string, path: string): Report {
    return (code, given, used, at = path) => this.add(key, code, given, used, at);
  }
}
