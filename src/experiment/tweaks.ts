// Tweaks: the live changes of a run, in the order of their steps. A tweak at step s holds for the update that
// takes θ from step s to s + 1 and for all later ones.
import { getAt } from './access.ts';
import { sameValue } from './check.ts';
import { change, changesOf, fieldOf, setPath } from './path.ts';
import { ExperimentError, ProblemList, show } from './problems.ts';
import { checkTweaks, thetaField, tweakBounds, tweakField } from './tweak-list.ts';
import type { Experiment, Tweak } from './types.ts';

/** A stretch of a run in which no setting changes. */
export interface Phase {
  /** Its first step. */
  from: number;
  /** What is in force: an experiment without tweaks. */
  settings: Experiment;
}

// Experiments are never changed in place, and the trainer asks for every submit.
const known = new WeakMap<Experiment, readonly Phase[]>();

/** The run as stretches with constant settings; the first begins at step 0. `theta.*` tweaks begin none. */
export function phasesOf(x: Experiment): readonly Phase[] {
  let phases = known.get(x);
  if (!phases) {
    phases = replay([{ from: 0, settings: { ...x, tweaks: [] } }], x.tweaks);
    known.set(x, phases);
  }
  return phases;
}

function replay(start: readonly Phase[], tweaks: readonly Tweak[]): readonly Phase[] {
  const phases = [...start];
  for (const { step, path, value } of tweaks) {
    if (thetaField(path)) continue;
    const last = phases[phases.length - 1];
    const settings = change(last.settings, path, value, false);
    if (last.from === step) phases[phases.length - 1] = { from: step, settings };
    else phases.push({ from: step, settings });
  }
  return phases;
}

/** `x` with these tweaks, which differ from its own only from `step` on: what is known before it stays known. */
function withTweaks(x: Experiment, tweaks: Tweak[], step: number): Experiment {
  const next = { ...x, tweaks };
  if (step > 0) {
    const before = phasesOf(x).filter((phase) => phase.from < step);
    known.set(next, replay(before, tweaks.slice(tweaks.findLastIndex((t) => t.step < step) + 1)));
  }
  return next;
}

/** The settings in force at a step: the base and all tweaks with step ≤ `step`. Without tweaks; do not change it. */
export function effectiveAt(x: Experiment, step: number): Experiment {
  const phases = phasesOf(x);
  let low = 0;
  let high = phases.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (phases[middle].from <= step) low = middle;
    else high = middle - 1;
  }
  return phases[low].settings;
}

/** A run from the beginning with the settings this one ended with; parameters set by hand are forgotten. */
export const foldTweaks = (x: Experiment): Experiment => (x.tweaks.length === 0 ? x : effectiveAt(x, Infinity));

/**
 * `x` with one more tweak, exactly this one. A tweak of the same path at the same step is replaced, and one that
 * changes nothing is left out. Throws ExperimentError if the path is not live, the value is not possible, or there
 * are too many.
 */
export function addTweak(x: Experiment, step: number, path: string, value: unknown): Experiment {
  const tweak = checked({ step, path, value });
  const others = x.tweaks.filter((t) => t.step !== tweak.step || t.path !== tweak.path);
  const rest = others.length === x.tweaks.length ? x : withTweaks(x, others, tweak.step);
  if (!thetaField(path) && sameValue(getAt(effectiveAt(rest, tweak.step), path), tweak.value)) return rest;
  if (others.length >= tweakBounds.maxTweaks) {
    throw new ExperimentError({
      key: 'tweaks',
      path: 'tweaks',
      code: 'too-many',
      given: show(others.length + 1),
      used: tweakBounds.maxTweaks,
    });
  }
  const at = others.findLastIndex((t) => t.step <= tweak.step) + 1;
  return withTweaks(rest, others.toSpliced(at, 0, tweak), tweak.step);
}

function checked(tweak: { step: number; path: string; value: unknown }): Tweak {
  const key = tweakField(tweak.path)?.key ?? show(tweak.path);
  if (tweakField(tweak.path)?.path !== tweak.path) {
    throw new ExperimentError({
      key,
      path: show(tweak.path),
      code: fieldOf(tweak.path) ? 'not-live' : 'unknown-key',
      given: show(tweak.value),
    });
  }
  const problems = new ProblemList();
  const [kept] = checkTweaks([tweak], problems.for(key, tweak.path)) ?? [];
  if (problems.problems.length > 0) throw new ExperimentError({ ...problems.problems[0], path: tweak.path });
  return kept;
}

/**
 * What a live control does at step `step` of a run: sets `path` in the settings in force, as `setPath` does, and
 * writes everything that changed as tweaks (sgd → adam also tweaks an lr that stood at its default).
 */
export function changeAt(x: Experiment, step: number, path: string, value: unknown): Experiment {
  if (thetaField(path)) return addTweak(x, step, path, value);
  const before = effectiveAt(x, step);
  const changes = changesOf(before, setPath(before, path, value));
  return changes.reduce((result, c) => addTweak(result, step, c.path, c.value), x);
}

/** `x` as it was when step `step` was reached: without the tweaks at it and after it. */
export function truncateTweaks(x: Experiment, step: number): Experiment {
  const tweaks = x.tweaks.filter((t) => t.step < step);
  return tweaks.length === x.tweaks.length ? x : withTweaks(x, tweaks, step);
}
