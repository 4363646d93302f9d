// Numbers as the views write them: short, with a real minus sign, the same in every language.

const minus = (text: string): string => text.replaceAll('-', '−');

/** About three significant digits: 0.0312, −1.2, 12,345, 3.1e−7, ∞. */
export function short(value: number | undefined, digits = 3): string {
  if (value === undefined || Number.isNaN(value)) return value === undefined ? '–' : 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-4 || size >= 1e6) return minus(trim(value.toExponential(Math.max(0, digits - 1))));
  if (size >= 10 ** digits) return whole(value);
  return minus(String(Number(value.toPrecision(digits))));
}

/** The same with its digits kept, so that a number that changes live does not jump about. */
export function steady(value: number | undefined, digits = 3): string {
  if (value === undefined || !Number.isFinite(value)) return short(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return minus(value.toExponential(Math.max(0, digits - 1)));
  if (size === 0) return '0.00';
  const decimals = digits - 1 - Math.floor(Math.log10(size));
  return size >= 10 ** digits ? whole(value) : minus(value.toFixed(Math.max(0, Math.min(decimals, 8))));
}

const trim = (text: string): string => text.replace(/\.?0+e/, 'e').replace('e+', 'e');
const groups = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 12,345 */
export const whole = (value: number): string => minus(groups.format(value));

/** 93.4 %; 100 % only where it is. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const tenths = Math.floor(share * 1000 + 1e-9) / 10;
  return `${tenths === 100 ? '100' : tenths.toFixed(1)} %`;
}

/** A setting's value: numbers short, lists with commas, the rest as it is. */
export function settingText(value: unknown): string {
  if (typeof value === 'number') return minus(String(Number(value.toPrecision(6))));
  if (Array.isArray(value)) return value.map(settingText).join(', ');
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}
