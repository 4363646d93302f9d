import type { SeriesName } from './series.ts';

/** Line and second cue of each series, in the order they are drawn; plot and legend read the same. */
export const strokes: Record<SeriesName, { color: string; width: number; dash?: string }> = {
  batch: { color: 'var(--edge)', width: 1 },
  lr: { color: 'var(--rate)', width: 1.75, dash: '1.5 4' },
  test: { color: 'var(--test)', width: 2.25, dash: '7 3' },
  train: { color: 'var(--train)', width: 2.25 },
};
