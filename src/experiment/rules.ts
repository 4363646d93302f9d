// The rules between settings: what follows from what, and what excludes what.
//
// Momentum. PyTorch says SGD(momentum=0.9, nesterov=True) where we say type `nesterov`. Both are read:
//   {type: sgd, momentum: 0.9} is type momentum; {type: sgd, nesterov: true} is type nesterov.
// In an experiment type sgd always has momentum 0, and the flag `nesterov` is true exactly for type nesterov; where
// the flag contradicts any other type, the type wins.
// Points. Drawn points belong to set `points`: giving points chooses the set, choosing another set drops them.
// Batches. min ≤ max; the one just set wins.
// The task. A table's follows from its target; any other set has one task and no choice.
// What was said about one set's rows (its file, columns, target, treatment) means nothing for another: choosing a set
// drops it.
// One-dimensional sets (line, sine). Their y is the target, so no feature may be made from it.
import { getAt, setAt } from './access.ts';
import { sameValue } from './check.ts';
import { entries } from './entries.ts';
import { isRegression } from './data-fields.ts';
import { kindOf, type Task, tasks, usualTask } from './data-sets.ts';
import { layerField } from './layers/index.ts';
import { features, losses, type FeatureName, type LossName } from './names.ts';
import type { ProblemList } from './problems.ts';
import type { Experiment } from './types.ts';

const classificationOnly: readonly LossName[] = ['hinge', 'cross-entropy'];
const withoutY: readonly FeatureName[] = ['x', 'x2', 'sinx'];

/** The losses this experiment's task can have: regression has no classes; classification can regress on them. */
export const possibleLosses = (x: Experiment): readonly LossName[] =>
  isRegression(x) ? losses.filter((name) => !classificationOnly.includes(name)) : losses;

/** The tasks this experiment's data can have. */
export const possibleTasks = ({ data }: Experiment): readonly Task[] =>
  kindOf(data.set) === 'table' ? tasks : [usualTask(data.set)];

/** The features this experiment's data can have. */
export const possibleFeatures = (x: Experiment): readonly FeatureName[] =>
  x.data.set === 'line' || x.data.set === 'sine' ? withoutY : features;

const usesMomentum = (x: Experiment): boolean => x.optimizer.type === 'momentum' || x.optimizer.type === 'nesterov';

/** Values by path, as far as something was given, before the defaults. */
export type Given = Map<string, unknown>;

/** Fills in choices that follow from what was given; only then are the defaults known. */
export function imply(given: Given, problems: ProblemList): void {
  const nesterov = given.get('optimizer.nesterov');
  const momentum = given.get('optimizer.momentum') as number | undefined;
  const type = given.get('optimizer.type') ?? 'sgd';
  if (type === 'sgd') {
    if (nesterov === true) given.set('optimizer.type', 'nesterov');
    else if (momentum !== undefined && momentum > 0) given.set('optimizer.type', 'momentum');
  } else if (nesterov !== undefined && nesterov !== (type === 'nesterov')) {
    problems.add('nesterov', 'contradiction', nesterov, !nesterov, 'optimizer.nesterov');
  }

  const points = given.get('data.points') as unknown[] | undefined;
  if (points && points.length > 0) {
    const set = given.get('data.set') ?? 'points';
    given.set('data.set', set);
    if (set !== 'points') {
      given.delete('data.points');
      problems.add('points', 'contradiction', `${points.length}`, [], 'data.points');
    }
  }
}

/** Makes a filled experiment keep the rules, and says which given values had to go. */
export function reconcile(x: Experiment, given: Given, problems: ProblemList): Experiment {
  let fixed = keepPossible(x);
  for (const path of ['data.features', 'data.task', 'loss']) {
    const used = getAt(fixed, path);
    if (!sameValue(getAt(x, path), used)) problems.add(keyOf(path), 'not-possible', String(getAt(x, path)), used, path);
  }
  const { min, max } = fixed.batch;
  if (min > max) {
    // The default of max is never below min, so max was given.
    const swapped = given.has('batch.min') ? { min: max, max: min } : { min: max, max };
    if (given.has('batch.min')) problems.add(keyOf('batch.min'), 'contradiction', min, max, 'batch.min');
    fixed = { ...fixed, batch: { ...fixed.batch, ...swapped } };
  }
  const tweaks = fixed.tweaks.filter(({ path }) => isPossible(fixed, path));
  if (tweaks.length < fixed.tweaks.length) {
    const { path } = fixed.tweaks.find((tweak) => !tweaks.includes(tweak))!;
    problems.add('tweaks', 'not-a-tweak', path, undefined, 'tweaks');
    fixed = { ...fixed, tweaks };
  }
  return fixed;
}

/** Whether the layer that a tweak is about is there and has the setting. */
function isPossible({ model }: Experiment, path: string): boolean {
  const [, index, name] = /^model\.layers\.(\d+)\.(\w+)$/.exec(path) ?? [];
  if (name === undefined) return true;
  const layer = model.layers[Number(index)];
  return layer !== undefined && layerField(layer, name) !== undefined;
}

/** Settings that are about the rows of one set: all of `data` but these. */
const ofAnySet = ['set', 'seed', 'samples', 'noise', 'labelNoise', 'test', 'features', 'points'];

function dropOfOthers(x: Experiment): Experiment {
  let fixed = x;
  for (const entry of entries) {
    const [group, name] = entry.path.split('.');
    if (group === 'data' && !ofAnySet.includes(name)) fixed = setAt(fixed, entry.path, entry.defaultOf(fixed));
  }
  return fixed;
}

const keyOf = (path: string): string => entries.find((entry) => entry.path === path)?.key ?? path;

/** Task, loss and features as they are if the data can have them, else the default. */
function keepPossible(x: Experiment): Experiment {
  let fixed = x;
  const allowed = possibleFeatures(x);
  if (x.data.features.some((name) => !allowed.includes(name))) {
    const left = x.data.features.filter((name) => allowed.includes(name));
    fixed = setAt(fixed, 'data.features', left.length > 0 ? left : ['x']);
  }
  if (kindOf(x.data.set) !== 'table') fixed = setAt(fixed, 'data.task', usualTask(x.data.set));
  if (!possibleLosses(x).includes(x.loss)) fixed = setAt(fixed, 'loss', isRegression(x) ? 'mse' : 'cross-entropy');
  return fixed;
}

/** Choices to be made first when `path` is set to `value`. */
export function impliedChoice(x: Experiment, path: string, value: unknown): [path: string, value: unknown] | undefined {
  const { type } = x.optimizer;
  if (path === 'optimizer.momentum' && type === 'sgd' && (value as number) > 0) return ['optimizer.type', 'momentum'];
  if (path === 'optimizer.nesterov') {
    if (value === true && (type === 'sgd' || type === 'momentum')) return ['optimizer.type', 'nesterov'];
    if (value === false && type === 'nesterov') return ['optimizer.type', 'momentum'];
  }
  if (path === 'data.points' && x.data.set !== 'points' && (value as unknown[]).length > 0)
    return ['data.set', 'points'];
  return undefined;
}

/** Makes the other settings agree after `path` was set in `before`, giving `x`. */
export function settle(before: Experiment, x: Experiment, path: string): Experiment {
  switch (path) {
    case 'optimizer.type': {
      let { momentum } = x.optimizer;
      if (x.optimizer.type === 'sgd') momentum = 0;
      // A momentum of 0 left over from a type that has none was nobody's choice.
      else if (usesMomentum(x) && !usesMomentum(before) && momentum === 0) momentum = 0.9;
      return { ...x, optimizer: { ...x.optimizer, momentum, nesterov: x.optimizer.type === 'nesterov' } };
    }
    case 'data.set': {
      const kept = keepPossible(dropOfOthers(x));
      return x.data.set === 'points' ? kept : setAt(kept, 'data.points', []);
    }
    case 'batch.min':
      return x.batch.min > x.batch.max ? setAt(x, 'batch.max', x.batch.min) : x;
    case 'batch.max':
      return x.batch.min > x.batch.max ? setAt(x, 'batch.min', x.batch.max) : x;
    default:
      return x;
  }
}
