// What an earlier version wrote, as the next version would have written it. A link opens for ever: a key is never
// given another meaning; when a name or a default changes, the version goes up and a line is added here.
//
// Version 1 is the first; a link or JSON without `v` is version 1.

/** Pairs of a link, in order, keys in lower case. */
export type Pairs = (readonly [key: string, value: string])[];

export interface Migration {
  /** The version it reads; the result is the next one. */
  from: number;
  json(raw: Record<string, unknown>): Record<string, unknown>;
  link(pairs: Pairs): Pairs;
}

export const migrations: readonly Migration[] = [];

export const currentVersion = 1;

const since = (version: number, table: readonly Migration[]): Migration[] =>
  table.filter(({ from }) => from >= version).toSorted((a, b) => a.from - b.from);

export const migrateJSON = (
  raw: Record<string, unknown>,
  version: number,
  table = migrations,
): Record<string, unknown> => since(version, table).reduce((json, migration) => migration.json(json), raw);

export const migrateLink = (pairs: Pairs, version: number, table = migrations): Pairs =>
  since(version, table).reduce((list, migration) => migration.link(list), pairs);
