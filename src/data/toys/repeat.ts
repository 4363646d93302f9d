// Say it again, backwards, in order: `bad|bad`, `bad|dab`, `bad|abd`. The question has no targets; from the bar on every
// place is answered, and the right answers so far can be read (as when a language model is trained).
import { ignored } from '../types.ts';
import type { Toy } from './types.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const bar = letters.length;

const repeating = (answer: (question: readonly number[]) => number[]): Toy => ({
  vocabulary: [...letters, '|'],
  question: (length) => ({ symbols: letters.length, places: length }),
  row(question) {
    const said = answer(question);
    return { x: [...question, bar, ...said.slice(0, -1)], y: [...question.map(() => ignored), ...said] };
  },
  prompt: (length) => length + 1,
});

export const copy = repeating((question) => [...question]);
export const reverse = repeating((question) => question.toReversed());
export const sort = repeating((question) => question.toSorted((a, b) => a - b));
