// What the page's entry imports statically is loaded before anything else in any case, so it is one file: compressed
// together it is smaller, and it is fetched at once. Otherwise each module that a part loaded later uses too would be a
// file of its own.
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../src/main.tsx', import.meta.url));

/** @typedef {{ getModuleInfo(id: string): { importedIds: string[] } | null }} Context */

/** @type {WeakMap<Context, Set<string>>} */
const known = new WeakMap();

/** @param {Context} context */
function reachedFrom(context) {
  const reached = new Set([entry]);
  for (const id of reached) for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

/**
 * The name of a group for `codeSplitting`: 'page' for what belongs to the first load.
 * @param {string} id @param {Context} context
 */
export function firstLoad(id, context) {
  let reached = known.get(context);
  if (!reached) known.set(context, (reached = reachedFrom(context)));
  return reached.has(id) ? 'page' : null;
}
