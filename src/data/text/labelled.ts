// Texts that each have a class, one a line: `class<tab>text`. The row is filled up before the text, so that a recurrent
// network's last state has just read its end.
import type { DataConfig } from '../../experiment/index.ts';
import { DataError } from '../errors.ts';
import type { Source, Split } from '../types.ts';
import { makeVocabulary, tokenize } from './vocabulary.ts';

/** Fills rows up. */
const empty = '';

export function labelledSource(text: string, { length, tokens: kind }: DataConfig): Source {
  const lines = text.split('\n').filter((line) => line.includes('\t'));
  if (lines.length < 2) throw new DataError('too-few-rows', { rows: lines.length, needed: 2 });
  const pairs = lines.map((line) => ({
    name: line.slice(0, line.indexOf('\t')),
    text: line.slice(line.indexOf('\t') + 1),
  }));
  const classNames = [...new Set(pairs.map(({ name }) => name))].sort();
  if (classNames.length === 1) throw new DataError('one-class', { name: classNames[0] });
  const labels = pairs.map(({ name }) => classNames.indexOf(name));
  // Words in any case are one word: the texts are short, and there are few of them.
  const texts = pairs.map((pair) =>
    tokenize(kind === 'word' ? pair.text.toLowerCase() : pair.text, kind).slice(0, length),
  );
  const { list, numberOf } = makeVocabulary(texts.flat(), kind, [empty]);
  const gather = (chosen: Uint32Array): Split => {
    const x = new Float32Array(chosen.length * length); // filled with 0, the empty token
    for (const [i, row] of chosen.entries()) x.set(texts[row].map(numberOf), (i + 1) * length - texts[row].length);
    return { n: chosen.length, x, y: Float32Array.from(chosen, (row) => labels[row]) };
  };
  return {
    n: pairs.length,
    classes: classNames.length,
    label: (row) => labels[row],
    build: (train, test) => ({
      task: 'classification',
      classes: classNames.length,
      classNames,
      featureNames: [],
      inputs: length,
      shape: [length],
      targets: 1,
      vocabulary: list,
      tokens: kind,
      padding: 0,
      train: gather(train),
      test: gather(test),
    }),
  };
}
