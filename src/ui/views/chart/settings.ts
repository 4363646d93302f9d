// How the chart is looked at, and what is pointed at in it. Of the page, not of the experiment.
import { create } from 'zustand';
import type { SeriesName } from './series.ts';

interface ChartSettings {
  log: boolean;
  /** Span of the smoothing in steps; 0 is off. */
  smoothing: number;
  /** Steps in view; undefined: the whole run. */
  window: readonly [number, number] | undefined;
  hidden: readonly SeriesName[];
  /** Step under the pointer. */
  pointed: number | undefined;
  /** Step that was clicked: it offers the way back. */
  pinned: number | undefined;
  /** Where the scrubber is being dragged to. */
  scrubbing: number | undefined;
}

export const useChart = create<ChartSettings>(() => ({
  log: false,
  smoothing: 0,
  window: undefined,
  hidden: [],
  pointed: undefined,
  pinned: undefined,
  scrubbing: undefined,
}));
export const setChart = (change: Partial<ChartSettings>): void => useChart.setState(change);

export function toggleSeries(name: SeriesName): void {
  const { hidden } = useChart.getState();
  setChart({ hidden: hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name] });
}
