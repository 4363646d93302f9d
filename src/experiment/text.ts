// One value of a setting as text in a link, and back. Reading only turns text into a value of the right kind
// where it is one; what it is not stays text, and the check refuses it with what was written.
import type { FieldKind } from './fields.ts';

/** JavaScript writes a number in the fewest digits that come back to exactly it. */
export function writeValue(value: unknown, separator = ','): string {
  return Array.isArray(value) ? value.map(String).join(separator) || 'none' : String(value);
}

// As a person writes a number: no 0x10, no 1_000, no Infinity.
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;

function readNumber(text: string): unknown {
  const n = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(n) ? n : text; // 1e999 stays text
}

export function readValue(field: FieldKind, text: string, separator = ','): unknown {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return readNumber(text);
    case 'boolean':
      return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
    case 'choice':
      return text;
    case 'choices':
      return text === 'none' ? [] : text.split(separator, 4 * field.choices.length);
    default:
      return text === 'none' ? [] : text.split(separator, field.maxLength + 1).map(readNumber);
  }
}
