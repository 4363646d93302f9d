// Unpacking gzip with the browser's own means.
import { DataError } from './errors.ts';

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The content of a gzip file; bytes that are none come back as they are. At most `limit` bytes: a bomb stops there. */
export async function gunzip(bytes: Uint8Array, file: string, limit: number): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new DataError('damaged-file', { file });
    });
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > limit) {
      void reader.cancel();
      const megabytes = Math.ceil(length / 1e6);
      throw new DataError('file-too-large', { file, megabytes: `${megabytes}+`, limit: Math.floor(limit / 1e6) });
    }
  }
  return join(chunks, length);
}

export function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
