// One setting of an experiment by its path: what the controls and `downhill.set` use.
import { getAt, setAt } from './access.ts';
import { sameValue } from './check.ts';
import { entries, entryByName, type Entry } from './entries.ts';
import { fields, type Field } from './fields.ts';
import { checkLayers, layerDefault, layerField, liveLayerField, withLayerField } from './layers/index.ts';
import { ExperimentError, ProblemList, show, type Report } from './problems.ts';
import { impliedChoice, possibleFeatures, possibleLosses, possibleTasks, settle } from './rules.ts';
import { thetaField } from './tweak-list.ts';
import type { Experiment, LayerConfig } from './types.ts';

export interface Change {
  path: string;
  value: unknown;
}

const fieldByPath = new Map(fields.map((field) => [field.path, field]));
const layerPath = /^model\.layers\.(0|[1-9]\d?)(?:\.([a-zA-Z]\w{0,31}))?$/;

/** The value at `path`; throws ExperimentError if there is no such setting. */
export function getPath(x: Experiment, path: string): unknown {
  locate(x, path);
  return getAt(x, path);
}

/**
 * The field at a path: a row of the table, or `theta.<index>`. For `model.layers.<n>.<name>` the layer's type
 * decides, so it takes the experiment; without one, a dense layer is assumed, or any that has such a live setting. Undefined for what is no single
 * value (`model.layers`, `data.points`) and for what does not exist.
 */
export function fieldOf(path: string, x?: Experiment): Field | undefined {
  const field = fieldByPath.get(path) ?? thetaField(path);
  if (field) return field;
  const [, index, name] = layerPath.exec(path) ?? [];
  if (name === undefined) return undefined;
  const layer = x ? x.model.layers[Number(index)] : ({ type: 'dense', units: 1, activation: 'tanh' } as const);
  const found = (layer && layerField(layer, name)) ?? (x ? undefined : liveLayerField(name));
  return found && { ...found, path, key: 'layers', live: found.live ?? false, default: layerDefault(found, layer) };
}

/** Whether a change of `path` takes effect on the next step, without resetting θ. */
export const isLive = (path: string): boolean => fieldOf(path)?.live ?? false;

/** Checks a value for one path: the value to use, or undefined where it is no value at all. */
type Check = (value: unknown, report: Report) => unknown;

/** How `path` is checked; throws if `x` has no such setting. */
function locate(x: Experiment, path: string): { key: string; check: Check } {
  const entry: Entry | undefined = entryByName.get(path);
  if (entry?.path === path) return { key: entry.key, check: (value, report) => checkPossible(x, entry, value, report) };
  const [, index, name] = layerPath.exec(path) ?? [];
  const layer = index === undefined ? undefined : x.model.layers[Number(index)];
  if (layer && (name === undefined || layerField(layer, name))) {
    const wrap = (value: unknown) => (name === undefined ? value : { ...layer, [name]: value });
    const check: Check = (value, report) => {
      const checked = checkLayers([wrap(value)], report)?.[0];
      return checked && (name === undefined ? checked : getAt(checked, name));
    };
    return { key: 'layers', check };
  }
  throw new ExperimentError({ key: show(path), code: thetaField(path) ? 'only-in-tweaks' : 'unknown-key', given: '' });
}

const possibleBy: Partial<Record<string, (x: Experiment) => readonly string[]>> = {
  loss: possibleLosses,
  'data.features': possibleFeatures,
  'data.task': possibleTasks,
};

/** The entry's own check, and whether this experiment's data can have it. */
function checkPossible(x: Experiment, entry: Entry, value: unknown, report: Report): unknown {
  const checked = entry.check(value, report);
  const possible: readonly string[] | undefined = possibleBy[entry.path]?.(x);
  for (const item of possible ? [checked].flat() : []) {
    if (item !== undefined && !possible?.includes(item as string)) report('not-possible', item);
  }
  return checked;
}

/**
 * The experiment with `value` at `path`. Settings that stood at a default which follows from this one follow it
 * (sgd → adam takes lr from 0.03 to 0.01); settings that were set stay, unless they are no longer possible. Drawn
 * points are put on their grid and lists in order; any other value that cannot be taken as it is throws
 * ExperimentError naming the key. Returns `x` itself if nothing changes.
 */
export function setPath(x: Experiment, path: string, value: unknown): Experiment {
  const { key, check } = locate(x, path);
  const problems = new ProblemList();
  const checked = check(value, problems.for(key, path));
  if (problems.problems.length > 0) throw new ExperimentError({ ...problems.problems[0], path });
  return change(x, path, checked, true);
}

/** Sets a checked value. `follow`: whether settings at a dependent default follow; a tweak sets just what it says. */
export function change(x: Experiment, path: string, value: unknown, follow: boolean): Experiment {
  const [, index, name] = layerPath.exec(path) ?? [];
  if (name !== undefined) return changeLayer(x, Number(index), name, value);
  const implied = impliedChoice(x, path, value);
  const before = implied ? change(x, implied[0], implied[1], follow) : x;
  if (path === 'optimizer.nesterov' || sameValue(getAt(before, path), value)) return before;
  let after = setAt(before, path, value);
  if (follow) {
    for (const entry of entries) {
      // In the table's order, so that a default sees what it follows from already changed.
      const isTarget = path === entry.path || path.startsWith(`${entry.path}.`);
      const wasDefault = !isTarget && sameValue(getAt(before, entry.path), entry.defaultOf(before));
      const next = wasDefault ? entry.defaultOf(after) : undefined;
      if (wasDefault && !sameValue(getAt(after, entry.path), next)) after = setAt(after, entry.path, next);
    }
  }
  return settle(before, after, path);
}

/** A setting of a layer. There may be no such layer: a tweak may be older than the list of layers. */
function changeLayer(x: Experiment, index: number, name: string, value: unknown): Experiment {
  const layer = x.model.layers[index];
  if (layer === undefined || !layerField(layer, name)) return x;
  const next = withLayerField(layer, name, value);
  return sameValue(layer, next) ? x : setAt(x, `model.layers.${index}`, next);
}

/** The changes of live settings that turn `before` into `after`, if nothing else makes the difference. */
function liveLayerChanges(before: readonly LayerConfig[], after: readonly LayerConfig[]): Change[] | undefined {
  const changes: Change[] = [];
  for (const [i, layer] of after.entries()) {
    let last = before[i];
    if (last === undefined || last.type !== layer.type) return undefined;
    for (const name of new Set([...Object.keys(last), ...Object.keys(layer)])) {
      const field = layerField(layer, name);
      if (!field?.live) continue;
      const value = getAt(layer, name) ?? layerDefault(field, layer);
      if (sameValue(getAt(last, name) ?? layerDefault(field, last), value)) continue;
      changes.push({ path: `model.layers.${i}.${name}`, value });
      last = withLayerField(last, name, value);
    }
    if (!sameValue(last, layer)) return undefined;
  }
  return before.length === after.length ? changes : undefined;
}

/**
 * Everything that decides the run and differs, in the table's order: setting these one after the other, as tweaks
 * do, turns `before` into `after`.
 */
export function changesOf(before: Experiment, after: Experiment): Change[] {
  const changes: Change[] = [];
  let x = before;
  for (const { path } of entries) {
    if (path === 'tweaks' || path === 'hide') continue;
    const value = getAt(after, path);
    if (sameValue(getAt(before, path), value) && sameValue(getAt(x, path), value)) continue;
    const live = path === 'model.layers' ? liveLayerChanges(before.model.layers, after.model.layers) : undefined;
    changes.push(...(live ?? [{ path, value }]));
    x = change(x, path, value, false);
  }
  return changes;
}
