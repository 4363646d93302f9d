// The list of tweaks as one setting: what a tweak may be, and how a link writes it (`120:lr:0.01`).
import { checkInteger, checkValue } from './check.ts';
import { fields, type Field } from './fields.ts';
import { liveLayerField } from './layers/index.ts';
import type { Report } from './problems.ts';
import { readValue, writeValue } from './text.ts';
import type { Tweak } from './types.ts';

export const tweakBounds = {
  maxTweaks: 2000,
  maxStep: 1_000_000_000,
  /** A parameter set by hand: |value| at most. */
  maxTheta: 1e6,
  /** The largest index theta.<index> may have; whether the model is that large is the engine's to say. */
  maxThetaIndex: 2 ** 24 - 1,
} as const;

const fieldByName = new Map<string, Field>(
  fields.flatMap((f): [string, Field][] => [
    [f.path, f],
    [f.key, f],
  ]),
);

/** A link is read in lower case. */
const fieldByLowerName = new Map([...fieldByName].map(([name, field]) => [name.toLowerCase(), field]));

/** The field of `theta.<index>`, in canonical form only (no `theta.07`). */
export function thetaField(path: string): Field | undefined {
  const index = /^theta\.(0|[1-9]\d{0,8})$/.exec(path)?.[1];
  if (index === undefined || Number(index) > tweakBounds.maxThetaIndex) return undefined;
  const { maxTheta } = tweakBounds;
  return { path, key: path, kind: 'number', min: -maxTheta, max: maxTheta, scale: 'linear', live: true, default: 0 };
}

/** The field of a live setting of a layer, `model.layers.2.rate`, which a link calls `layers.2.rate`. */
function layerTweakField(name: string): Field | undefined {
  const [, index, setting] = /^(?:model\.)?layers\.(0|[1-9]\d?)\.([a-z]{1,32})$/.exec(name) ?? [];
  const field = setting === undefined ? undefined : liveLayerField(setting);
  const key = `layers.${index}.${setting}`;
  return field && { ...field, path: `model.${key}`, key, live: true };
}

/** What a tweak of this path (or link key) may set, if it may. */
export function tweakField(name: string): Field | undefined {
  const field = fieldByName.get(name);
  return field ? (field.live ? field : undefined) : (thetaField(name) ?? layerTweakField(name));
}

/** The tweaks in `value` that are tweaks, by step; of two for the same path at one step the later. */
export function checkTweaks(value: unknown, report: Report): Tweak[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  const { maxTweaks } = tweakBounds;
  if (value.length > maxTweaks) report('too-many', value.length, maxTweaks);
  const kept = new Map<string, Tweak>();
  for (const [i, item] of (value as unknown[]).slice(0, maxTweaks).entries()) {
    const tweak = checkTweak(item, (code, given, used) => report(code, given, used, `tweaks.${i}`));
    if (!tweak) continue;
    const slot = `${tweak.step}:${tweak.path}`;
    if (kept.delete(slot)) report('repeated', slot, tweak.value, `tweaks.${i}`);
    kept.set(slot, tweak);
  }
  return [...kept.values()].toSorted((a, b) => a.step - b.step); // stable: the order within a step stays
}

function checkTweak(item: unknown, report: Report): Tweak | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    report('not-a-tweak', item);
    return undefined;
  }
  const { step, path, value } = item as Record<string, unknown>;
  const field = typeof path === 'string' ? tweakField(path) : undefined;
  if (!field) {
    report(typeof path === 'string' && fieldByName.has(path) ? 'not-live' : 'not-a-tweak', path);
    return undefined;
  }
  const at = checkInteger({ min: 0, max: tweakBounds.maxStep }, step, report);
  const used = checkValue(field, value, report);
  return at === undefined || used === undefined
    ? undefined
    : { step: at, path: field.path, value: used as Tweak['value'] };
}

export const writeTweaks = (tweaks: readonly Tweak[]): string =>
  tweaks
    .map(({ step, path, value }) => {
      const field = tweakField(path) as Field;
      return `${step}:${field.key}:${writeValue(value, '/')}`;
    })
    .join(',');

/** `120:lr:0.01,300:opt:adam` as tweaks, not yet checked; a part that is no tweak stays text. */
export function readTweaks(text: string): unknown[] {
  return text.split(',', tweakBounds.maxTweaks + 1).map((part) => {
    const [step, name, value, more] = part.split(':', 4);
    if (value === undefined || more !== undefined) return part;
    const field = fieldByLowerName.get(name) ?? thetaField(name) ?? layerTweakField(name);
    return { step: readStep(step), path: field?.path ?? name, value: field ? readValue(field, value, '/') : value };
  });
}

const readStep = (text: string): unknown => readValue({ kind: 'integer', min: 0, max: 0, scale: 'linear' }, text, '/');
