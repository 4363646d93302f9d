// Who gave which film how many stars: made from hidden tastes, so that what a recommender finds can be compared with what
// is there. A row is a user and a film; both are tokens of one vocabulary, users first.
import { type DataConfig, normal, permutation, stream } from '../experiment/index.ts';
import type { Source, Split } from './types.ts';

const users = 100;
const films = 60;
/** Numbers that make a taste, and a film's appeal. */
const size = 2;
const middle = 3;

const name = (kind: string) => (_: unknown, i: number) => `${kind} ${i + 1}`;
const vocabulary = [...Array.from({ length: users }, name('user')), ...Array.from({ length: films }, name('film'))];

export function ratingsSource({ seed, samples, noise }: DataConfig): Source {
  const draw = (slot: number) => (_: unknown, i: number) => normal(seed, stream.data, slot, i);
  const tastes = Float32Array.from({ length: users * size }, draw(0));
  const appeals = Float32Array.from({ length: films * size }, draw(1));
  // Each pair once at most.
  const pairs = permutation(users * films, seed, stream.data, 2).subarray(0, Math.min(samples, users * films));
  const stars = Float32Array.from(pairs, (pair) => {
    const [user, film] = [Math.floor(pair / films), pair % films];
    let liking = 2 * noise * normal(seed, stream.noise, 0, pair);
    for (let k = 0; k < size; k++) liking += tastes[user * size + k] * appeals[film * size + k];
    return Math.min(5, Math.max(1, Math.round(middle + liking)));
  });
  const gather = (chosen: Uint32Array): Split => ({
    n: chosen.length,
    x: Float32Array.from({ length: 2 * chosen.length }, (_, i) => {
      const pair = pairs[chosen[i >> 1]];
      return i % 2 === 0 ? Math.floor(pair / films) : users + (pair % films);
    }),
    y: Float32Array.from(chosen, (row) => stars[row] - middle),
  });
  return {
    n: pairs.length,
    classes: 0,
    build: (train, test) => ({
      task: 'regression',
      classes: 0,
      featureNames: ['user', 'film'],
      inputs: 2,
      shape: [2],
      targets: 1,
      vocabulary,
      train: gather(train),
      test: gather(test),
      targetScaling: { shift: Float32Array.of(middle), scale: Float32Array.of(1) },
      valueRange: [-2, 2],
      hidden: { size, users: tastes, items: appeals },
    }),
  };
}
