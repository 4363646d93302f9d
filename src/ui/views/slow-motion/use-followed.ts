import { usePointed } from '../shared/pointed.ts';
import type { Reports } from './use-stages.ts';

/** The sample that is followed: its row of the training set and its place in the batch. */
export function useFollowed({ batch }: Reports): { row: number; place: number } | undefined {
  const sample = usePointed((p) => p.sample);
  const samples = batch?.samples;
  if (!samples || samples.length === 0) return undefined;
  const place = Math.max(0, sample === undefined ? 0 : samples.indexOf(sample));
  return { row: samples[place], place };
}
