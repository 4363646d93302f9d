// Text → token numbers.
import type { TokenKind } from '../../experiment/index.ts';

/** Stands for every token that the vocabulary has no room for. */
export const unknown = '�';
const maxTokens = 4096;

// Words with their apostrophes, numbers, line ends, and every other sign alone; scripts without spaces sign by sign.
const words =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|\n|[^\s\p{L}\p{M}\p{N}]/gu;

export const tokenize = (text: string, kind: TokenKind): string[] =>
  kind === 'character' ? Array.from(text) : (text.match(words) ?? []);

export interface Vocabulary {
  /** The text of each token. */
  list: string[];
  /** The number of a token; of one that is not in the list, that of `unknown`. */
  numberOf: (token: string) => number;
}

/**
 * The tokens of a text, in the order of their code points, after the `special` ones. Where there are too many, or a
 * word occurs once only, it is `unknown`.
 */
export function makeVocabulary(
  tokens: readonly string[],
  kind: TokenKind,
  special: readonly string[] = [],
): Vocabulary {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const token of special) counts.delete(token);
  const least = kind === 'word' ? 2 : 1;
  const room = maxTokens - special.length - 1;
  const kept = [...counts].filter(([, count]) => count >= least);
  const frequent = kept.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, room);
  const rest = frequent.length < counts.size ? [unknown] : [];
  const sorted = frequent
    .map(([token]) => token)
    .filter((token) => token !== unknown)
    .sort();
  const list = [...special, ...rest, ...sorted];
  const numbers = new Map(list.map((token, i) => [token, i]));
  const other = numbers.get(unknown) ?? 0;
  return { list, numberOf: (token) => numbers.get(token) ?? other };
}
