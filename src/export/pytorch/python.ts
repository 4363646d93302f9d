// Python as text: literals, indentation, and parts put together.

/** A value as Python writes it. */
export function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  throw new TypeError(`no Python literal for ${typeof value}`);
}

/** Text that may stand in a docstring or a comment whatever it holds. */
export const plain = (text: string): string => text.replaceAll(/[\\"\p{C}]/gu, ' ');

export const indent = (text: string, levels = 1): string => text.replaceAll(/^(?=.)/gm, '    '.repeat(levels));

/** The parts that are there, one below the other. */
export const lines = (...parts: readonly (string | false)[]): string => parts.filter((p) => p !== false).join('\n');

/** Whether a name occurs in Python source as a word of its own. */
export const mentions = (source: string, name: string): boolean => new RegExp(String.raw`\b${name}\b`).test(source);

/** Whether Python source calls a function. */
export const calls = (source: string, name: string): boolean => new RegExp(String.raw`\b${name}\(`).test(source);
