// The pages of the site. One is seen at a time; all share the one session and the one address. A page may add keys of
// its own to the link (`#data=xor&page=surface&surface=ravine`): what they mean is that page's business, in the module
// its line here loads, so that the first load carries none of it.
import type { Problem } from '../experiment/index.ts';
import { landscapeLink } from './landscape.ts';

export const pageNames = ['train', 'surface', 'runs', 'compress'] as const;
export type PageName = (typeof pageNames)[number];

/** What a page adds to the link, and reads back from it. */
export interface PageLink {
  /** Takes the state from a link's pairs (keys in lower case): lenient, never throws, says what it did not understand. */
  read(pairs: ReadonlyMap<string, string>): readonly Problem[];
  /** The state as pairs, only what differs from the default; characters that survive in a hash unescaped. */
  write(): readonly (readonly [key: string, value: string])[];
  /** Calls back when `write` would answer something else. */
  subscribe(listener: () => void): () => void;
}

interface PageSpec {
  /** Its keys in a link, in lower case. None may be a setting of an experiment (pages.test.ts). */
  keys: readonly string[];
  /** All keys that begin so are its own too: which of them there are, its link knows. */
  prefix?: string;
  load?: () => Promise<PageLink>;
}

export const pages: Record<PageName, PageSpec> = {
  train: { keys: ['landscape'], load: () => Promise.resolve(landscapeLink) },
  surface: {
    keys: [
      'surface', 'shape', 'f', 'xy', 'minibatch', 'race', 'from', 'window', 'grad-noise', 'race-seed', 'pick', 'show',
      'arrows', 'axis', 'loss-axis', 'camera', 'pace', 'slow', 'basin-steps', 'basin-size', 'heat-starts', 'heat-steps',
    ],
    load: async () => (await import('./surface/link.ts')).surfaceLink,
  }, // oxfmt-ignore
  runs: {
    keys: [
      'part',
      'runs-steps',
      'runs-goal',
      'map-x',
      'map-y',
      'map-area',
      'map-size',
      'compare',
      'sweep',
      'sweep-kind',
      'sweep-runs',
      'folds',
    ],
    load: async () => (await import('./runs/link.ts')).runsLink,
  },
  compress: {
    keys: [],
    prefix: 'c-',
    load: async () => (await import('./compress/state.ts')).compressLink,
  },
};

const loaded = new Map<PageName, PageLink>();

/** The link of a page, once it has been loaded. */
export const pageLink = (name: PageName): PageLink | undefined => loaded.get(name);

/** Loads what reads and writes the page's part of the link; undefined for a page that has none. */
export async function loadPageLink(name: PageName): Promise<PageLink | undefined> {
  const known = loaded.get(name);
  if (known) return known;
  const link = await pages[name].load?.();
  if (link) loaded.set(name, link);
  return link;
}

/** Whether a key of a link is a page's. */
export const isKeyOf = (name: PageName, key: string): boolean => {
  const { keys, prefix } = pages[name];
  return keys.includes(key) || (prefix !== undefined && key.startsWith(prefix));
};

export const isPageName = (name: string): name is PageName => (pageNames as readonly string[]).includes(name);

/** The pairs that a page adds to the link, `page` first unless it is the page one lands on. */
export function pagePairs(name: PageName): string[] {
  const named = name === pageNames[0] ? [] : [`page=${name}`];
  return [...named, ...(loaded.get(name)?.write() ?? []).map(([key, value]) => `${key}=${value}`)];
}
