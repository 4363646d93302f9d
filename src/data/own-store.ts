// The user's files in the browser's database (IndexedDB), so that a reload finds them. Where there is none, or it is full
// or forbidden, nothing is lost but the convenience: every failure here is the same as not having the file.
import type { OwnFile } from './own.ts';

const database = 'downhill-files';
const table = 'files';
/** The latest so many data sets are kept. */
const maxKept = 8;

interface Kept {
  id: string;
  files: OwnFile[];
  time: number;
}

async function open() {
  const { openDB } = await import('idb');
  return openDB<{ files: { key: string; value: Kept; indexes: { time: number } } }>(database, 1, {
    upgrade(db) {
      db.createObjectStore(table, { keyPath: 'id' }).createIndex('time', 'time');
    },
  });
}

/** What `work` returns, or undefined where the database cannot do it. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (typeof indexedDB === 'undefined') return undefined;
  try {
    return await work();
  } catch {
    return undefined;
  }
}

export const store = (id: string, files: OwnFile[]): Promise<void> =>
  attempt(async () => {
    const db = await open();
    await db.put(table, { id, files, time: Date.now() });
    const ids = await db.getAllKeysFromIndex(table, 'time');
    await Promise.all(ids.slice(0, -maxKept).map((old) => db.delete(table, old)));
    db.close();
  });

export const recall = (id: string): Promise<OwnFile[] | undefined> =>
  attempt(async () => {
    const db = await open();
    const kept = await db.get(table, id);
    db.close();
    return kept?.files;
  });

export const forget = (id: string): Promise<void> =>
  attempt(async () => {
    const db = await open();
    await db.delete(table, id);
    db.close();
  });
