// Numbers as TeX writes them.

/** A number in TeX, to three or four digits. In braces of its own, a minus is a sign and gets no room around it. */
export const number = (value: number): string => (value < 0 ? `{-${positive(-value)}}` : positive(value));

function positive(size: number): string {
  if (Number.isNaN(size)) return '\\text{NaN}';
  if (size === Infinity) return '\\infty';
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [digits, exponent] = size.toExponential(2).split('e');
    return `${Number(digits)}\\!\\cdot\\!10^{${Number(exponent)}}`;
  }
  return String(Number(size.toPrecision(4)));
}

/** In parentheses where a sign would otherwise stand behind another. */
export const bracket = (value: number, always = false): string =>
  always || value < 0 ? `(${number(value)})` : number(value);
