// Where the plot lies in the chart: fixed, so that what is laid over it stands right without asking the chart.

export const chartMargins = { left: 48, right: 46, top: 24, bottom: 22 } as const;

export interface XScale {
  /** Pixels of the plot from the chart's left edge. */
  left: number;
  width: number;
  from: number;
  to: number;
}

export const xScale = (width: number, [from, to]: readonly [number, number]): XScale => ({
  left: chartMargins.left,
  width: Math.max(1, width - chartMargins.left - chartMargins.right),
  from,
  to,
});

export const pixelOf = ({ left, width, from, to }: XScale, step: number): number =>
  left + ((step - from) / (to - from || 1)) * width;

/** The step at a pixel, held inside the plot. */
export const stepAt = ({ left, width, from, to }: XScale, pixel: number): number =>
  from + Math.min(1, Math.max(0, (pixel - left) / width)) * (to - from);

export const inView = ({ from, to }: XScale, step: number): boolean => step >= from && step <= to;

/** A window of at least two steps within the run, or undefined where that is all of it. */
export function windowOf(a: number, b: number, last: number): readonly [number, number] | undefined {
  const from = Math.max(0, Math.floor(Math.min(a, b)));
  const to = Math.min(last, Math.ceil(Math.max(a, b)));
  if (to - from < 2) return [Math.max(0, from - 1), from + 2];
  return from <= 0 && to >= last ? undefined : [from, to];
}
