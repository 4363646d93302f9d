// From what was chosen, dropped or pasted to files in memory, and what kind of data they look like.
import { DataError } from '../../data/index.ts';
import type { OwnFile } from '../../data/own.ts';

export type OwnKind = 'table' | 'text' | 'idx' | 'images';

/** More is not even read: keepOwn would refuse it. */
const maxBytes = 200e6;
const maxFiles = 20_000;

/** Reads the files. Throws DataError for too much of them, or none. */
export async function readFiles(files: readonly { path: string; file: File }[]): Promise<OwnFile[]> {
  if (files.length === 0) throw new DataError('no-pictures');
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  if (size > maxBytes || files.length > maxFiles) {
    const megabytes = Math.ceil(size / 1e6);
    throw new DataError('file-too-large', { file: files[0].path, megabytes, limit: maxBytes / 1e6 });
  }
  return Promise.all(files.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Files of an input; of a folder, with their path in it. */
export const chosenFiles = (list: Iterable<File>): { path: string; file: File }[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** All files under what was dropped: files, and folders with what is in them. */
export async function droppedFiles(
  entries: readonly (FileSystemEntry | File)[],
): Promise<{ path: string; file: File }[]> {
  const lists = await Promise.all(entries.map((entry) => filesUnder(entry)));
  return lists.flat();
}

async function filesUnder(entry: FileSystemEntry | File): Promise<{ path: string; file: File }[]> {
  if (entry instanceof File) return [{ path: entry.name, file: entry }];
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A browser hands out a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0 || inside.length > maxFiles) return droppedFiles(inside);
    inside.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const pictureName = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;
const proseName = /\.(txt|md|text)$/i;
const idxName = /(idx\d-ubyte|\.idx)(\.gz)?$/i;

/** By their names and first bytes. */
export function kindOfFiles(files: readonly OwnFile[]): OwnKind {
  if (files.some(({ path }) => pictureName.test(path))) return 'images';
  if (files.some(({ path, bytes }) => idxName.test(path) || looksLikeIdx(bytes))) return 'idx';
  return files.every(({ path }) => proseName.test(path)) ? 'text' : 'table';
}

/** Two zeros, a type from 8 to 14, one to four dimensions; or gzip, as MNIST is handed out. */
const looksLikeIdx = ([a, b, type, dimensions]: Uint8Array): boolean =>
  (a === 0x1f && b === 0x8b) || (a === 0 && b === 0 && type >= 8 && type <= 14 && dimensions >= 1 && dimensions <= 4);

/** A pasted text is a table where every one of its first lines has the same separators. */
export function kindOfText(text: string): OwnKind {
  const lines = text.trim().split(/\r?\n/, 20);
  const regular = (separator: string): boolean => {
    const counts = new Set(lines.map((line) => line.split(separator).length));
    return counts.size === 1 && !counts.has(1);
  };
  return lines.length > 1 && [',', ';', '\t', '|'].some(regular) ? 'table' : 'text';
}
