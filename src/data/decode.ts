// The text in a file's bytes, whatever program wrote it.
import { DataError } from './errors.ts';

/** Megabytes of text that are read; a table of that size already has more rows than a page can train on. */
export const maxMegabytes = 32;
const million = 1_000_000;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text, without a byte-order mark. Throws DataError for what is empty, too large or no text. */
export function decodeText(bytes: Uint8Array, file: string): { text: string; encoding: Encoding } {
  if (bytes.length === 0) throw new DataError('empty-file', { file });
  const encoding = encodingOf(bytes);
  if (encoding === undefined) throw new DataError('not-text', { file });
  if (bytes.length > maxMegabytes * million) {
    throw new DataError('file-too-large', { file, megabytes: Math.ceil(bytes.length / million), limit: maxMegabytes });
  }
  if (encoding === 'utf-8') {
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not UTF-8 after all: every byte is a letter in the old Windows encoding, which includes Latin-1.
      return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
    }
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** What the beginning says: a mark, or text without zeros and control characters. Undefined for a binary file. */
function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  for (const start of [0, Math.floor(bytes.length / 2)]) {
    const sample = bytes.subarray(start, start + 65536);
    let odd = 0;
    for (const byte of sample) {
      if (byte === 0) return undefined;
      // Tab to carriage return and escape do occur in text.
      if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) odd++;
    }
    if (odd > sample.length / 500) return undefined;
  }
  return 'utf-8';
}
