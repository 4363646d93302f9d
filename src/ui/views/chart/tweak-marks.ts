// Marks on the chart: what was changed, and when. Changes of one drag lie close together and become one mark.
import { effectiveAt, getPath, type Experiment, type Tweak } from '../../../experiment/index.ts';

export interface Change {
  path: string;
  /** Undefined for a parameter set by hand: what it was before is in no experiment. */
  from: unknown;
  to: Tweak['value'];
}

export interface TweakMark {
  /** Steps of the first and the last change. */
  step: number;
  last: number;
  changes: Change[];
}

/** The experiment's tweaks within a window of steps as marks at least `gap` steps apart. */
export function tweakMarks(x: Experiment, [from, to]: readonly [number, number], gap: number): TweakMark[] {
  const marks: TweakMark[] = [];
  for (const { step, path, value } of x.tweaks) {
    if (step < from || step > to) continue;
    let mark = marks.at(-1);
    if (!mark || step - mark.last > gap) {
      mark = { step, last: step, changes: [] };
      marks.push(mark);
    }
    mark.last = step;
    const known = mark.changes.find((change) => change.path === path);
    if (known) known.to = value;
    else mark.changes.push({ path, from: valueBefore(x, step, path), to: value });
  }
  for (const mark of marks) mark.changes = mark.changes.filter((change) => change.from !== change.to);
  return marks.filter((mark) => mark.changes.length > 0);
}

function valueBefore(x: Experiment, step: number, path: string): unknown {
  if (path.startsWith('theta.')) return undefined;
  // Before the first step the settings are the base itself.
  return getPath(step === 0 ? { ...x, tweaks: [] } : effectiveAt(x, step - 1), path);
}
