// One long text, cut into rows of T tokens: at every place the next token is the target.
import type { DataConfig, TokenKind } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import type { Source, Split } from '../types.ts';
import { makeVocabulary, tokenize } from './vocabulary.ts';

/** x and y of all rows as f32 on the device: 2 × 16 MB. */
const maxTokens = 4_000_000;

/** The end of the text is held out: rows in between would be known from the lines around them. */
export function streamSource(text: string, { length, rows, tokens: kind }: DataConfig): Source {
  const { list, numbers } = encode(text, kind);
  const needed = 2 * length + 1;
  if (numbers.length < needed) throw new DataError('short-text', { tokens: numbers.length, needed });
  const n = Math.floor((numbers.length - 1) / length);
  const used = rows > 0 ? Math.min(rows, n) * length : numbers.length;
  if (used > maxTokens) throw new DataError('long-text', { tokens: used, limit: maxTokens });
  const gather = (chosen: Uint32Array): Split => {
    const x = new Float32Array(chosen.length * length);
    const y = new Float32Array(chosen.length * length);
    for (const [i, row] of chosen.entries()) {
      x.set(numbers.subarray(row * length, (row + 1) * length), i * length);
      y.set(numbers.subarray(row * length + 1, (row + 1) * length + 1), i * length);
    }
    return { n: chosen.length, x, y };
  };
  return {
    n,
    classes: 0,
    ordered: true,
    build: (train, test) => ({
      ...everyPlace(list, length),
      tokens: kind,
      prompt: 1,
      train: gather(train),
      test: gather(test),
    }),
  };
}

interface Encoded {
  list: string[];
  /** The whole text, token by token. */
  numbers: Uint16Array;
}

/** The text that was encoded last: other settings are tried on the same one, and a novel takes a moment. */
let last: (Encoded & { text: string; kind: TokenKind }) | undefined;

function encode(text: string, kind: TokenKind): Encoded {
  if (last?.text === text && last.kind === kind) return last;
  const tokens = tokenize(text, kind);
  const { list, numberOf } = makeVocabulary(tokens, kind);
  last = { text, kind, list, numbers: Uint16Array.from(tokens, numberOf) };
  return last;
}

/** What is the same for all sets in which every place of a row is answered by a token. */
export const everyPlace = (vocabulary: string[], length: number) => ({
  task: 'classification' as const,
  classes: vocabulary.length,
  classNames: vocabulary,
  featureNames: [],
  inputs: length,
  shape: [length],
  targets: length,
  vocabulary,
});
