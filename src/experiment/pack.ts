// What a person cannot read in a link anyway, compressed: `~`, then base64url of a two-byte checksum (deflate has
// none, and one flipped letter would otherwise be another drawing) and the deflated bytes.
import { deflateSync, Inflate } from 'fflate';
import { decodePoints, encodePoints } from './points.ts';
import type { Report } from './problems.ts';
import type { DrawnPoint } from './types.ts';

const mark = '~';
/** No list that the checks let through needs more, and a decompression bomb gets no further. */
const maxBytes = 256 * 1024;
/** The longest text of a list that is left readable, for hand-editing. */
const maxReadable = 240;

export const isPacked = (text: string): boolean => text.startsWith(mark);

/** Two sums modulo 251 (Fletcher 1982). */
function checksum(bytes: Uint8Array): [number, number] {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 251;
    b = (b + a) % 251;
  }
  return [a, b];
}

export function pack(bytes: Uint8Array): string {
  const deflated = deflateSync(bytes, { level: 9 });
  const parts = [...checksum(bytes), ...deflated].map((byte) => String.fromCodePoint(byte));
  return mark + btoa(parts.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes, or undefined if `text` is damaged or too large. Never throws. */
export function unpack(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    const all = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const bytes = inflate(all.subarray(2));
    const [a, b] = checksum(bytes);
    return a === all[0] && b === all[1] ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Inflates piece by piece, so that a bomb is stopped when it starts to swell; throws then, and for damaged data. */
function inflate(deflated: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  const stream = new Inflate((chunk) => {
    bytes.set(chunk, length); // throws past the end
    length += chunk.length;
  });
  const piece = 1024;
  for (let at = 0; at < deflated.length; at += piece) {
    stream.push(deflated.subarray(at, at + piece), at + piece >= deflated.length);
  }
  return bytes.subarray(0, length);
}

/** A long list's text packed where that is shorter; a short one as it is. */
export function packText(text: string): string {
  if (text.length <= maxReadable) return text;
  const packed = pack(new TextEncoder().encode(text));
  return packed.length < text.length ? packed : text;
}

export function unpackText(text: string, report: Report): string | undefined {
  if (!isPacked(text)) return text;
  const bytes = unpack(text);
  if (!bytes) report('unreadable', text);
  return bytes && new TextDecoder().decode(bytes);
}

export const packPoints = (points: readonly DrawnPoint[]): string =>
  points.length === 0 ? 'none' : pack(encodePoints(points));

export function unpackPoints(text: string, report: Report): unknown {
  if (text === 'none') return [];
  const bytes = isPacked(text) ? unpack(text) : undefined;
  const points = bytes && decodePoints(bytes);
  if (!points) report('unreadable', text);
  return points;
}
