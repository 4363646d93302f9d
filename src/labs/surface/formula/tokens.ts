// The characters of a formula → tokens with their places. Understands what people and pages write: − × ÷ · ² √ π and
// the full-width forms of a Chinese keyboard.
import { FormulaError } from './errors.ts';

export interface Token {
  kind: 'number' | 'name' | 'symbol' | 'end';
  /** The name, or one of + - * / ^ ( ) , √ */
  text: string;
  value: number;
  at: number;
  length: number;
}

export const maxLength = 1000;

const symbols: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∗': '*',
  '÷': '/',
  '∕': '/',
};
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Letters that look like x, y and e and are not. */
const alike: Readonly<Record<string, string>> = { х: 'x', у: 'y', е: 'e', χ: 'x', γ: 'y', 𝑥: 'x', 𝑦: 'y' };

const numeral = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}_][\p{L}\p{Nd}_]*/uy;

/** One code unit for one: full-width forms as their ASCII twins, so that places stay what they are. */
const plain = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

export function tokenize(original: string): Token[] {
  const text = plain(original);
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], what: string, length: number, value = 0): void => {
    tokens.push({ kind, text: what, value, at, length });
    at += length;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const c = text[at];
    if (/\s/.test(c)) {
      at++;
    } else if (text.startsWith('**', at)) {
      push('symbol', '^', 2);
    } else if ('+-*/^(),√'.includes(symbols[c] ?? c)) {
      push('symbol', symbols[c] ?? c, 1);
    } else if (superscripts.includes(c) || c === '⁻') {
      pushSuperscript();
    } else if (/[\d.]/.test(c)) {
      const digits = match(numeral);
      if (digits === undefined || /[\d.]/.test(text[at + digits.length] ?? '')) {
        throw new FormulaError('not-a-number', at, (/^[\d.]+/.exec(text.slice(at)) ?? [''])[0].length, text.slice(at));
      }
      pushNumber(digits);
    } else {
      const name = match(word);
      if (name === undefined) {
        const character = String.fromCodePoint(text.codePointAt(at)!);
        throw new FormulaError('unexpected', at, character.length, character);
      }
      const like = alike[name];
      if (like) throw new FormulaError('look-alike', at, name.length, name, { like });
      push('name', name, name.length);
    }
  }
  push('end', '', 0);
  return tokens;

  /** (`2e3` is 2000, but `2e` is 2·e.) */
  function pushNumber(digits: string): void {
    const value = Number(digits);
    if (!Number.isFinite(Math.fround(value))) throw new FormulaError('too-big', at, digits.length, digits);
    push('number', digits, digits.length, value);
  }

  /** x² is x^2, x⁻¹² is x^(-12). */
  function pushSuperscript(): void {
    const raised = /^⁻?[⁰¹²³⁴-⁹]+/.exec(text.slice(at))?.[0];
    if (raised === undefined) throw new FormulaError('unexpected', at, 1, text[at]);
    const digits = raised.replace(/[⁰¹²³⁴-⁹]/g, (d) => String(superscripts.indexOf(d))).replace('⁻', '-');
    tokens.push({ kind: 'symbol', text: '^', value: 0, at, length: 0 });
    push('number', digits, raised.length, Number(digits));
  }
}
