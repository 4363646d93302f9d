// Reading the files of public/data, each once.
import { DataError } from './errors.ts';
import { assetBytes } from './asset-bytes.ts';
import { gunzip, join } from './gunzip.ts';

export interface LoadOptions {
  /** Told as bytes come in, of all files that are read for a data set. */
  onProgress?: (loaded: number, total: number) => void;
  /** Stops a download; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Reads a file of `public/data` by its name; tests in Node bring their own. By default it is fetched. */
  read?: (name: string) => Promise<Uint8Array>;
  /** Decodes a picture to side × side, RGBA; by default the browser does. */
  decode?: (bytes: Uint8Array, side: number) => Promise<Uint8ClampedArray>;
}

const kept = new Map<string, Uint8Array>();
/** More than the largest of our files unpacks to. */
const largest = 200e6;

/** The files, unpacked, in order. Throws DataError, or the signal's reason. */
export async function readAssets(names: readonly string[], options: LoadOptions): Promise<Uint8Array[]> {
  const { read, signal, onProgress } = options;
  if (read) return Promise.all(names.map(async (name) => gunzip(await read(name), name, largest)));
  const missing = names.filter((name) => !kept.has(name));
  const total = missing.reduce((sum, name) => sum + (assetBytes[name] ?? 0), 0);
  let before = 0;
  for (const name of missing) {
    const bytes = await download(name, signal, (loaded) => onProgress?.(Math.min(before + loaded, total), total));
    kept.set(name, await gunzip(bytes, name, largest));
    before += bytes.length;
  }
  return names.map((name) => kept.get(name) ?? new Uint8Array());
}

/** One file; `data/` lies beside the page. */
async function download(name: string, signal: AbortSignal | undefined, tell: (loaded: number) => void) {
  const response = await fetch(new URL(`data/${name}`, document.baseURI), { signal }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error instanceof TypeError ? new DataError('download-failed', { file: name, status: 0 }) : error;
  });
  if (!response.ok) throw new DataError('download-failed', { file: name, status: response.status });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) break;
      chunks.push(value);
      length += value.length;
      tell(length);
    }
  } catch {
    signal?.throwIfAborted();
    throw new DataError('download-failed', { file: name, status: response.status });
  }
  // A host that answers with its start page instead of an error, or half a file.
  if (length !== assetBytes[name]) throw new DataError('damaged-file', { file: name });
  return join(chunks, length);
}
