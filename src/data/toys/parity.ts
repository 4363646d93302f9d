// After every bit: has the number of ones so far been odd? One bit of memory is enough, but it must never be lost.
import type { Toy } from './types.ts';

export const parity: Toy = {
  vocabulary: ['0', '1'],
  question: (length) => ({ symbols: 2, places: length }),
  row(question) {
    let odd = 0;
    return { x: [...question], y: question.map((bit) => (odd ^= bit)) };
  },
  prompt: (length) => length,
};
