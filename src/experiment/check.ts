// Whether a value is what a field may hold, and what to use instead: out of range goes to the nearest bound (it
// was meant to be large, or small), what is no value at all goes to the default.
import type { FieldKind } from './fields.ts';
import type { Report } from './problems.ts';

/** The value to use, in its canonical form, or undefined where only the default is left. Never throws. */
export function checkValue(field: FieldKind, value: unknown, report: Report): unknown {
  switch (field.kind) {
    case 'number':
      return checkNumber(field, value, report);
    case 'integer':
      return checkInteger(field, value, report);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      report('not-a-boolean', value);
      return undefined;
    case 'choice':
      if (typeof value === 'string' && field.choices.includes(value)) return value;
      report('not-a-choice', value);
      return undefined;
    case 'choices':
      return checkChoices(field, value, report);
    default:
      return checkIntegers(field, value, report);
  }
}

interface Range {
  min: number;
  max: number;
}

/** Smaller is 0: f32, which the kernels compute in, ends near 1e-38, and the twins shall not know better. */
export const smallest = 1e-30;

/** A finite number between the bounds. Never −0, which JSON cannot carry. */
export function checkNumber({ min, max }: Range, value: unknown, report: Report): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report('not-a-number', value);
    return undefined;
  }
  const used = Math.min(Math.max(Math.abs(value) < smallest ? 0 : value, min), max);
  if (used !== value) report('out-of-range', value, used);
  return used + 0;
}

export function checkInteger(range: Range, value: unknown, report: Report): number | undefined {
  if (typeof value !== 'number' || Number.isInteger(value)) return checkNumber(range, value, report);
  if (!Number.isFinite(value)) return checkNumber(range, value, report);
  const used = checkNumber(range, Math.round(value), () => {});
  report('not-an-integer', value, used);
  return used;
}

/** Some of the choices, each once, in the table's order: the order of clicking must not change the run. */
function checkChoices(
  { choices }: { choices: readonly string[] },
  value: unknown,
  report: Report,
): string[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  const given = value.slice(0, 4 * choices.length) as unknown[];
  const known = choices.filter((choice) => given.includes(choice));
  const strangers = given.filter((item) => !choices.includes(item as string));
  for (const item of strangers) report('not-a-choice', item, known.length > 0 ? known : undefined);
  if (known.length > 0) return known;
  if (strangers.length === 0) report('empty', value);
  return undefined;
}

/** A list of whole numbers, rising, each once. It may be empty. */
function checkIntegers(field: Range & { maxLength: number }, value: unknown, report: Report): number[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  if (value.length > field.maxLength) report('too-many', value.length, field.maxLength);
  const items = new Set<number>();
  for (const item of value.slice(0, field.maxLength) as unknown[]) {
    const used = checkInteger(field, item, report);
    if (used !== undefined) items.add(used);
  }
  return [...items].toSorted((a, b) => a - b);
}

/** Equality of two values of settings: scalars, lists, and lists of plain objects. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
