// Settings that are any text: names of columns and files, and own data put into a link.
import { pack, unpackText } from './pack.ts';
import type { Report } from './problems.ts';

export const textBounds = {
  /** Of a column or a file. */
  maxName: 200,
  /** Characters of own data in a link: a class's grades, a poem. More stays a file. */
  maxContent: 20_000,
} as const;

// Control characters, and those that reorder or hide the text around them.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A name as it may be compared and shown: without what cannot be seen. */
export const cleanName = (text: string): string =>
  text.replaceAll(unsafe, ' ').trim().slice(0, textBounds.maxName).trim();

export function checkName(value: unknown, report: Report): string | undefined {
  if (typeof value === 'string') return cleanName(value);
  report('not-a-name', value);
  return undefined;
}

export const writeName = (value: unknown): string =>
  encodeURIComponent(value as string).replaceAll(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

export const readName = (text: string): string => text;

/** Text that is too long is left out whole: half a table is another table. */
export function checkContent(value: unknown, report: Report): string | undefined {
  if (typeof value !== 'string') {
    report('not-a-name', value);
    return undefined;
  }
  const text = new TextDecoder().decode(new TextEncoder().encode(value)); // no halves of surrogate pairs
  if (text.length <= textBounds.maxContent) return text;
  report('too-long', `${text.length}`, '');
  return '';
}

export const writeContent = (value: unknown): string => pack(new TextEncoder().encode(value as string));

export const readContent = unpackText;
