// The draws a generator gets: pure functions of (seed, index, slot), so no point depends on another.
import { normal, stream, uniform } from '../experiment/index.ts';
import type { Draws } from './types.ts';

export function makeDraws(seed: number): Draws {
  return {
    uniform: (index, slot, low = 0, high = 1) => low + (high - low) * uniform(seed, stream.data, slot, index),
    normal: (index, slot) => normal(seed, stream.noise, slot, index),
  };
}
