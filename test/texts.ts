// Small sequences of tokens to test with: what comes next depends on what was there, and on chance.
import type { Dataset, Split } from '../src/data/index.ts';
import { stream, uniform } from '../src/experiment/index.ts';

export interface Texts {
  /** T: places of a row. */
  length: number;
  vocabulary: number;
  train: number;
  test: number;
  /** One class for the row, or a target at every place (the default). */
  classes?: number;
  /** Places from this one on have no target. */
  ignoredFrom?: number;
}

export function texts({ length, vocabulary, train, test, classes, ignoredFrom = length }: Texts): Dataset {
  const token = (row: number, place: number): number =>
    Math.floor(uniform(6, stream.data, row, place) ** 2 * vocabulary);
  const make = (n: number, first: number): Split => {
    const x = Float32Array.from({ length: n * length }, (_, i) => token(first + Math.floor(i / length), i % length));
    const answer = (i: number): number => {
      const [place, before] = [i % length, i % length > 0 ? x[i - 1] : 0];
      return place >= ignoredFrom ? -1 : (x[i] + before) % vocabulary;
    };
    const y = classes
      ? Float32Array.from({ length: n }, (_, row) => (x[row * length] + x[(row + 1) * length - 1]) % classes)
      : Float32Array.from(x, (_, i) => answer(i));
    return { n, x, y };
  };
  return {
    task: 'classification',
    classes: classes ?? vocabulary,
    featureNames: [],
    inputs: length,
    shape: [length],
    targets: classes ? 1 : length,
    vocabulary: Array.from({ length: vocabulary }, (_, i) => String.fromCodePoint(97 + i)),
    train: make(train, 0),
    test: make(test, train),
    heldOut: true,
  };
}
