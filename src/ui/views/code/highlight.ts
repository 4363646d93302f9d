// Colours for WGSL and TypeScript, for reading: a scanner of one regular expression, no parser.

export type TokenKind = 'comment' | 'keyword' | 'type' | 'number' | 'string' | 'attribute' | 'call' | 'plain';
export interface Token {
  kind: TokenKind;
  text: string;
}
export type Language = 'wgsl' | 'ts';

const keywords: Record<Language, Set<string>> = {
  wgsl: new Set(
    'alias break case const const_assert continue continuing default else enable false fn for if let loop override return struct switch true var while uniform storage read read_write workgroup private function'.split(
      ' ',
    ),
  ),
  ts: new Set(
    'as break case const continue default else export false for from function if import in interface let new null of return switch this throw true type typeof undefined void while readonly'.split(
      ' ',
    ),
  ),
};
const types: Record<Language, RegExp> = {
  wgsl: /^(f32|f16|i32|u32|bool|atomic|array|ptr|vec[234][fhiu]?|mat[234]x[234][fh]?|real|[A-Z][a-z]\w*)$/,
  ts: /^(number|string|boolean|unknown|any|[A-Z][a-z]\w*)$/,
};

const scanner =
  /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<string>'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<attribute>@\w+|^[ \t]*#import\b)|(?<number>\b0x[\da-f]+u?\b|\b\d[\d_]*\.?\d*(?:e[+-]?\d+)?[fhiu]?\b)|(?<word>[A-Za-z_]\w*)/gimu;

/** The code as lines of tokens; put together they are the code again. */
export function highlight(code: string, language: Language): Token[][] {
  const lines: Token[][] = [[]];
  const put = (kind: TokenKind, text: string): void => {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ kind, text: part });
    });
  };
  let at = 0;
  for (const match of code.matchAll(scanner)) {
    if (match.index > at) put('plain', code.slice(at, match.index));
    at = match.index + match[0].length;
    put(kindOf(match, language, code[at]), match[0]);
  }
  if (at < code.length) put('plain', code.slice(at));
  return lines;
}

function kindOf(match: RegExpMatchArray, language: Language, next: string | undefined): TokenKind {
  const groups = match.groups ?? {};
  for (const kind of ['comment', 'string', 'attribute', 'number'] as const) if (groups[kind] !== undefined) return kind;
  const word = match[0];
  if (keywords[language].has(word)) return 'keyword';
  if (types[language].test(word)) return 'type';
  return next === '(' ? 'call' : 'plain';
}

/** A shader's own lines with the names it imports, so that each import can be opened where it stands. */
export type Part = { code: string } | { import: string };

export function splitImports(code: string): Part[] {
  const parts: Part[] = [];
  let own: string[] = [];
  const flush = () => {
    if (own.length > 0) parts.push({ code: own.join('\n') });
    own = [];
  };
  for (const line of code.trimEnd().split('\n')) {
    const name = /^#import (\w+)$/.exec(line)?.[1];
    if (name === undefined) {
      own.push(line);
      continue;
    }
    flush();
    parts.push({ import: name });
  }
  flush();
  return parts;
}
