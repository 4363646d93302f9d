// What goes on inside a model while a sequence goes through it: which places look at which, and what a recurrent layer
// remembers after each token.

/** Where a layer leaves it, in the buffers of an evaluation. */
export type Inside =
  /** `buffer` (B, heads, T, `stride`): the weights of attention, of each place a row. */
  | { kind: 'attention'; buffer: string; heads: number; places: number; stride: number }
  /** `buffer` (B, T, units): the states; where `last` (B, units) is said, each of the place before, and `last` the last one. */
  | { kind: 'states'; buffer: string; units: number; places: number; last?: string };

/** It as numbers, of one sequence. */
export type LayerInside = { layer: number } & (
  | { kind: 'attention'; heads: number; places: number; /** (heads, T, T): row t sums to 1. */ values: Float32Array }
  | { kind: 'states'; units: number; places: number; /** (T, units): after each token. */ values: Float32Array }
);

/** The buffers to read, so many words of each. */
export const insideReads = (inside: Inside): { buffer: string; words: number }[] =>
  inside.kind === 'attention'
    ? [{ buffer: inside.buffer, words: inside.heads * inside.places * inside.stride }]
    : [
        { buffer: inside.buffer, words: inside.places * inside.units },
        ...(inside.last === undefined ? [] : [{ buffer: inside.last, words: inside.units }]),
      ];

/** From what was read of `insideReads`. */
export function insideOf(layer: number, inside: Inside, [read, last]: readonly Float32Array[]): LayerInside {
  const { places } = inside;
  if (inside.kind === 'attention') {
    const { heads, stride } = inside;
    const values = new Float32Array(heads * places * places);
    for (let row = 0; row < heads * places; row++) {
      values.set(read.subarray(row * stride, row * stride + places), row * places);
    }
    return { layer, kind: 'attention', heads, places, values };
  }
  const { units } = inside;
  if (!last) return { layer, kind: 'states', units, places, values: read.slice() };
  const values = new Float32Array(places * units);
  values.set(read.subarray(units));
  values.set(last, (places - 1) * units);
  return { layer, kind: 'states', units, places, values };
}
