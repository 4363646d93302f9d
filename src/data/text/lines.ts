// Lines that are each a sequence of their own: names, verses. A row begins with the stop token and is filled up with it;
// what is past the end has no target.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import { ignored, type Source, type Split } from '../types.ts';
import { everyPlace } from './stream.ts';
import { makeVocabulary, tokenize } from './vocabulary.ts';

/** Begins and ends a line. */
const stop = '\n';
const maxTokens = 4_000_000;

export function linesSource(text: string, { length, rows, tokens: kind }: DataConfig): Source {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) throw new DataError('too-few-rows', { rows: lines.length, needed: 2 });
  const used = (rows > 0 ? Math.min(rows, lines.length) : lines.length) * length;
  if (used > maxTokens) throw new DataError('long-text', { tokens: used, limit: maxTokens });
  const cut = lines.map((line) => tokenize(line, kind).slice(0, length));
  const { list, numberOf } = makeVocabulary(cut.flat(), kind, [stop]);
  const gather = (chosen: Uint32Array): Split => {
    const x = new Float32Array(chosen.length * length); // filled with 0, the stop token
    const y = new Float32Array(chosen.length * length).fill(ignored);
    for (const [i, row] of chosen.entries()) {
      const numbers = cut[row].map(numberOf);
      y.set(numbers, i * length);
      x.set(numbers.slice(0, length - 1), i * length + 1);
      if (numbers.length < length) y[i * length + numbers.length] = 0;
    }
    return { n: chosen.length, x, y };
  };
  return {
    n: lines.length,
    classes: 0,
    build: (train, test) => ({
      ...everyPlace(list, length),
      tokens: kind,
      padding: 0,
      prompt: 1,
      train: gather(train),
      test: gather(test),
    }),
  };
}
