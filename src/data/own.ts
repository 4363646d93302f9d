// Files the user opened. They stay on this device: an experiment names them by name and checksum (`data.file`), and
// only whoever has them can run it. Kept in memory, and in the browser's own database for the next visit.
import { cleanName } from '../experiment/index.ts';
import { DataError } from './errors.ts';
import { forget, recall, store } from './own-store.ts';

/** One file; pictures come with the path under the folder that was opened. */
export interface OwnFile {
  path: string;
  bytes: Uint8Array;
}

const megabyte = 1_000_000;
/** Of all files of a data set together. */
const maxMegabytes = 200;
const opened = new Map<string, OwnFile[]>();

/**
 * Keeps these files and returns their name in an experiment: of the first file (or the folder), and a checksum of all.
 * Which of their contents can be used shows when they are loaded.
 */
export function keepOwn(files: readonly OwnFile[]): string {
  if (files.length === 0) throw new DataError('no-pictures');
  const first = files[0].path;
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > maxMegabytes * megabyte) {
    throw new DataError('file-too-large', { file: first, megabytes: Math.ceil(size / megabyte), limit: maxMegabytes });
  }
  const id = `${cleanName(first.split('/')[0]).slice(0, 100)}:${checksumOf(files)}`;
  opened.set(id, [...files]);
  void store(id, [...files]);
  return id;
}

/** The files an experiment names. Throws DataError if they are not on this device. */
export async function findOwn(id: string): Promise<OwnFile[]> {
  const files = opened.get(id) ?? (await recall(id));
  if (!files) throw new DataError('file-missing', { file: ownName(id) });
  opened.set(id, files);
  return files;
}

/** Removes files from this device. */
export async function forgetOwn(id: string): Promise<void> {
  opened.delete(id);
  await forget(id);
}

/** The name of the file without its checksum, to be shown. */
export const ownName = (id: string): string => id.replace(/:[0-9a-f]{8}$/, '');

/** 32 bits over paths and contents (FNV-1a): tells files apart that happen to have the same name; no proof of anything. */
function checksumOf(files: readonly OwnFile[]): string {
  let h = 0x811c9dc5;
  const encoder = new TextEncoder();
  for (const { path, bytes } of files) {
    for (const part of [encoder.encode(path), bytes]) {
      for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part[i], 0x01000193);
      h = Math.imul(h ^ 0xff, 0x01000193);
    }
  }
  return (h >>> 0).toString(16).padStart(8, '0');
}
