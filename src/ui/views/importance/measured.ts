// How much each column of the table counts, measured beside the run: a few milliseconds at a time, each pass over all
// columns with the weights of one moment.
import type { RunView } from '../../../engine/session-types.ts';
import { Importance } from '../../../labs/inspect/importance.ts';
import { meanAndSpread } from '../../../labs/statistics.ts';
import { beside, sameModel } from '../shared/beside.ts';

export interface Measured {
  /** The columns, the most important first. */
  columns: { name: string; mean: number; spread: number }[];
  /** Score with every column as it is, test rows it is measured on, step of the weights. */
  base: number;
  rows: number;
  step: number;
}

/** Milliseconds at a time. */
const slice = 8;

let model: Importance | undefined;
let of: RunView | undefined;
let theta: Float32Array | undefined;
let step = 0;
let shown: Measured | undefined;

const sorted = ({ columns, base, rows }: Importance): Measured => ({
  columns: columns.map(({ name, falls }) => ({ name, ...meanAndSpread(falls) })).toSorted((a, b) => b.mean - a.mean),
  base,
  rows,
  step,
});

/** Undefined until every column has been shuffled once. */
export const { use: useMeasured } = beside((view, frame): { result: Measured | undefined; more?: boolean } => {
  if (!model || !of || !sameModel(of, view)) {
    model = new Importance(view.settings, view.dataset);
    of = view;
    theta = shown = undefined;
  }
  const { progress } = model;
  if (theta === undefined || (progress.done === progress.all && theta !== frame.theta)) {
    ({ theta, step } = frame);
    model.start(theta, frame.layerState);
  }
  const end = performance.now() + slice;
  let more = true;
  while (more && performance.now() < end) more = model.advance();
  // The numbers of the pass before stay until this one can take their place.
  if (model.progress.done >= model.columns.length) shown = sorted(model);
  return { result: shown, more };
});
