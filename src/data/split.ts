// Which rows train and which are held out for testing.
import { permutation, stream } from '../experiment/index.ts';

/** Fewer rows than this (only drawn ones can be so few) all train, and are tested on again: half of four is too few to learn from. */
const minHeldOut = 10;

export interface SplitIndices {
  train: Uint32Array;
  test: Uint32Array;
  heldOut: boolean;
}

/** Cuts a list of rows: the first (1 − share)·n train, the rest test. Neither part is empty for n ≥ 1. */
export function cutRows(order: Uint32Array, share: number): SplitIndices {
  const n = order.length;
  if (n < minHeldOut) return { train: order, test: order, heldOut: false };
  const nTest = Math.min(n - 1, Math.max(1, Math.round(n * share)));
  return { train: order.subarray(0, n - nTest), test: order.subarray(n - nTest), heldOut: true };
}

/** 0 … n−1 in an order drawn from the seed. */
export const drawOrder = (n: number, seed: number): Uint32Array => permutation(n, seed, stream.split, 0);
