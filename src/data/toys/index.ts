// Sequences made by a rule: what a model that remembers can do, and one that does not cannot.
import { type DataConfig, permutation, stream, type ToySetName, uniform } from '../../experiment/index.ts';
import { everyPlace } from '../text/stream.ts';
import { ignored, type Source, type Split } from '../types.ts';
import { addition } from './addition.ts';
import { parity } from './parity.ts';
import { copy, reverse, sort } from './repeat.ts';
import type { Toy } from './types.ts';

const toys: Record<ToySetName, Toy> = { copy, reverse, sort, parity, addition };

/** Up to so many possible rows are drawn without repetition, so that no test row was seen in training. */
const countable = 2 ** 20;

export function toySource({ set, length, samples, seed }: DataConfig): Source {
  const toy = toys[set as ToySetName];
  const { symbols, places } = toy.question(length);
  const possible = symbols ** places;
  const order = possible <= countable ? permutation(possible, seed, stream.data, 0) : undefined;
  const n = Math.min(samples, possible);
  const question = (row: number): number[] =>
    Array.from({ length: places }, (_, place) =>
      order
        ? Math.floor(order[row] / symbols ** place) % symbols
        : Math.floor(uniform(seed, stream.data, place, row) * symbols),
    );
  const width = toy.row(question(0), length).x.length;
  const gather = (chosen: Uint32Array): Split => {
    const x = new Float32Array(chosen.length * width);
    const y = new Float32Array(chosen.length * width).fill(ignored);
    for (const [i, row] of chosen.entries()) {
      const { x: tokens, y: targets } = toy.row(question(row), length);
      x.set(tokens, i * width);
      y.set(targets, i * width);
    }
    return { n: chosen.length, x, y };
  };
  return {
    n,
    classes: 0,
    build: (train, test) => ({
      ...everyPlace(toy.vocabulary, width),
      tokens: 'character',
      prompt: toy.prompt(length),
      train: gather(train),
      test: gather(test),
    }),
  };
}
