// What one cell says: nothing, a number, a date, a name.

const missing = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'nil',
  'none',
  'missing',
  '?',
  '-',
  '--',
  '.',
  'inf',
  '-inf',
]);

/** Whether a cell is a gap, as tables from anywhere write it. */
export function isMissing(cell: string): boolean {
  if (cell.length > 12) return cell.trim() === '';
  const code = cell.charCodeAt(0);
  if (code >= 48 && code <= 57) return false; // a digit
  return missing.has(cell.trim().toLowerCase());
}

/** Who writes 1234.5 as 1,234.5 and who as 1.234,5. */
export type NumberStyle = 'point' | 'comma';

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const grouped: Record<NumberStyle, RegExp> = {
  point: /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/,
  comma: /^[+-]?\d{1,3}([.\s]\d{3})+(,\d+)?$/,
};
const decimalComma = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d{1,3})?$/i;
/** Beyond this f32 knows only infinity. */
const largest = 3.4e38;

/** The number in a cell, NaN if it is none. A percent sign or a currency's sign does no harm. */
export function toNumber(cell: string, style: NumberStyle): number {
  let text = cell.trim();
  if (!plain.test(text)) {
    text = text.replaceAll(/^[$€£¥]\s*|\s*[%$€£¥]$/g, '').replace('−', '-');
    if (style === 'comma' && decimalComma.test(text)) text = text.replace(',', '.');
    else if (grouped[style].test(text)) {
      text = style === 'point' ? text.replaceAll(',', '') : text.replaceAll(/[.\s]/g, '').replace(',', '.');
    } else if (!plain.test(text)) return Number.NaN;
  }
  const value = Number(text);
  return Math.abs(value) <= largest ? value : Number.NaN;
}

/** Which of day and month comes first where a slash stands between them. */
export type DateStyle = 'month-first' | 'day-first';

const iso =
  /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const millisecondsPerDay = 86_400_000;

/** Days since 1970 of the date in a cell, NaN if it is none. */
export function toDays(cell: string, style: DateStyle): number {
  const text = cell.trim();
  if (text.length < 6 || text.length > 35) return Number.NaN;
  let found = iso.exec(text);
  if (found) {
    const [, year, month, day = '1', hour = '0', minute = '0', second = '0'] = found;
    return days(+year, +month, +day) + (+hour * 3600 + +minute * 60 + +second) / 86_400;
  }
  found = european.exec(text);
  if (found) return days(+found[3], +found[2], +found[1]);
  found = slashed.exec(text);
  if (!found) return Number.NaN;
  return style === 'month-first' ? days(+found[3], +found[1], +found[2]) : days(+found[3], +found[2], +found[1]);
}

/** NaN for a day that is not in the calendar. */
function days(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / millisecondsPerDay
    : Number.NaN;
}
