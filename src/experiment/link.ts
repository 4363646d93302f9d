// An experiment as a link: `data=spiral&layers=8t,8t&opt=adam&lr=0.03`, what differs from the default, in the
// order of the table, made only of characters that survive in the hash of an address unescaped.
//
// Reading is lenient, for links are edited by hand, cut by mail programs and made up by pupils: it never throws,
// says what it did not understand, and goes on. Capitals do not matter. Of a repeated key the last counts, so
// that `&lr=0.1` can be put at the end of any link.
import { sameValue } from './check.ts';
import { entries, entryByLowerName, valueOf, type Entry } from './entries.ts';
import { currentVersion, migrateLink, type Pairs } from './migrations.ts';
import { finish, parseExperiment, readVersion, type Reading } from './parse.ts';
import { ProblemList } from './problems.ts';
import type { Given } from './rules.ts';
import { isPacked } from './pack.ts';
import { readValue } from './text.ts';
import type { Experiment } from './types.ts';

/** The longest link that is read; the largest experiment the checks let through makes a shorter one. */
export const maxLinkLength = 100_000;
const maxPairs = 500;

/** The hash of a link to this experiment, without `#`; empty for the default experiment. */
export function toLink(x: Experiment): string {
  const pairs = entries
    .filter((entry) => !sameValue(valueOf(x, entry), entry.defaultOf(x)))
    .map((entry) => `${entry.key}=${entry.write(valueOf(x, entry))}`);
  return (currentVersion > 1 ? [`v=${currentVersion}`, ...pairs] : pairs).join('&');
}

/** Takes a pair that is not part of the experiment (a lesson's name, a view) and says whether it was its own. */
export type TakeForeign = (key: string, value: string) => boolean;

/**
 * The experiment in a hash (with or without `#`) or in a whole address. `foreign` may take keys that this table
 * does not know; the rest are problems.
 */
export function fromLink(link: string, foreign: TakeForeign = () => false): Reading {
  const problems = new ProblemList();
  const given: Given = new Map();
  for (const [entry, text] of lastOfEach(readPairs(hashOf(link), problems), foreign, problems)) {
    const report = problems.for(entry.key, entry.path);
    if (text === '') {
      report('empty', text);
      continue;
    }
    const value = entry.read(entry.exact || isPacked(text) ? text : text.toLowerCase(), report);
    const checked = value === undefined ? undefined : entry.check(value, report);
    if (checked !== undefined) given.set(entry.path, checked);
  }
  return finish(given, problems);
}

/** The experiment in a JSON text, a hash or an address, whichever it is. */
export const fromText = (text: string, foreign?: TakeForeign): Reading =>
  text.trimStart().startsWith('{') ? parseExperiment(text) : fromLink(text, foreign);

/** The part after the first `#`; all of it, if that is not an address without one. */
function hashOf(link: string): string {
  const text = link.trim();
  const at = text.indexOf('#');
  if (at >= 0) return text.slice(at + 1);
  return /^([a-z][a-z0-9+.-]*:\/\/|[?/.])/i.test(text) ? '' : text;
}

function readPairs(hash: string, problems: ProblemList): Pairs {
  let text = hash;
  if (text.length > maxLinkLength) {
    problems.add('link', 'too-long', `${text.length}`, maxLinkLength);
    text = text.slice(0, text.lastIndexOf('&', maxLinkLength)).slice(0, maxLinkLength); // no half pair
  }
  // Some programs escape a hash as a whole.
  if (!text.includes('=') && /%3d/i.test(text)) text = decode(text);
  const parts = text.split('&').filter((part) => part !== '');
  if (parts.length > maxPairs) problems.add('link', 'too-many', `${parts.length}`, maxPairs);
  const pairs: Pairs = parts.slice(0, maxPairs).map((part) => {
    const at = part.indexOf('=');
    const [key, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    // `&amp;` is what is left of a link copied out of a page's source.
    return [decode(key).trim().toLowerCase().replace(/^amp;/, ''), decode(value).trim()];
  });
  const versions = pairs.filter(([key]) => key === 'v').map(([, value]) => value);
  const version = readVersion(versions.length > 0 ? readWhole(versions[versions.length - 1]) : undefined, problems);
  return migrateLink(
    pairs.filter(([key]) => key !== 'v'),
    version,
  );
}

const readWhole = (text: string): unknown => readValue({ kind: 'integer', min: 1, max: 1, scale: 'linear' }, text);

/** Percent escapes undone; text with broken ones as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The settings that are named, each with its last text, in the table's order. */
function lastOfEach(pairs: Pairs, foreign: TakeForeign, problems: ProblemList): [Entry, string][] {
  const texts = new Map<Entry, string>();
  for (const [key, value] of pairs) {
    const entry = entryByLowerName.get(key);
    if (!entry) {
      if (!foreign(key, value)) problems.add(key, 'unknown-key', value);
      continue;
    }
    const before = texts.get(entry);
    if (before !== undefined) problems.add(entry.key, 'repeated', before, undefined, entry.path);
    texts.set(entry, value);
  }
  return [...texts];
}
