// Text → tokens of a data set's vocabulary and back.
import { tokenize } from '../../data/text/vocabulary.ts';
import type { Dataset } from '../../data/types.ts';

export interface Encoded {
  tokens: number[];
  /** What the vocabulary has no token for, each once. */
  unknown: string[];
}

export function encode({ vocabulary = [], tokens: kind = 'character' }: Dataset, text: string): Encoded {
  const numbers = new Map(vocabulary.map((token, i) => [token, i]));
  const pieces = tokenize(text, kind);
  return {
    tokens: pieces.flatMap((piece) => numbers.get(piece) ?? []),
    unknown: [...new Set(pieces.filter((piece) => !numbers.has(piece)))],
  };
}

const closing = /^[.,;:!?)\]}’”]$/;

/** Tokens as they are read: up to the token that fills rows up, words with spaces between them. */
export function decode({ vocabulary = [], tokens: kind, padding }: Dataset, tokens: readonly number[]): string {
  const end = padding === undefined ? -1 : tokens.indexOf(padding);
  const pieces = (end < 0 ? tokens : tokens.slice(0, end)).map((token) => vocabulary[token]);
  if (kind !== 'word') return pieces.join('');
  return pieces.reduce((text, piece) => {
    const close = text === '' || text.endsWith('\n') || piece === '\n' || closing.test(piece);
    return text + (close ? '' : ' ') + piece;
  }, '');
}
