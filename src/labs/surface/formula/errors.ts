// What can be wrong with a formula, as codes and places: the sentences are the page's, in two languages.
import { show } from '../../../experiment/problems.ts';

export const formulaCodes = [
  'empty',
  'too-long',
  'too-deep', // parentheses, signs or powers within each other
  'too-large', // after differentiation
  'unexpected', // a character or a word where none like it can stand
  'unexpected-end',
  'unclosed', // parenthesis
  'unopened', // parenthesis
  'unknown-name',
  'look-alike', // a letter of another alphabet; `like` is the one that was meant
  'needs-parentheses', // a function without its argument
  'arguments', // the wrong number of them; `wanted` is the right one
  'not-a-number', // 1..2
  'undefined', // 1/0, log(-1)
  'too-big', // beyond single precision
] as const;
export type FormulaCode = (typeof formulaCodes)[number];

export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** What stands there, safe to show. */
  readonly given: string;

  constructor(
    readonly code: FormulaCode,
    /** Place in the text, and how many characters of it are meant. */
    readonly at: number,
    readonly length: number,
    given: string,
    readonly detail: { like?: string; wanted?: number } = {},
  ) {
    super(`${code} at ${at}`);
    this.given = show(given);
  }
}
