import { expect, test } from 'vitest';
import { uniform } from '../../../experiment/index.ts';
import { surfaceSpecs } from '../surfaces/index.ts';
import { compileFormula } from './compile.ts';
import { FormulaError, formulaCodes } from './errors.ts';
import { hostileFormulas } from './hostile.testing.ts';
import { functions } from './names.ts';
import { literal } from './wgsl.ts';

const value = (text: string, x = 0.7, y = -1.3): number => compileFormula(text).at(x, y, []).f;

function problem(text: string): { code: string; text: string; detail: object } | undefined {
  try {
    compileFormula(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { code: error.code, text: text.slice(error.at, error.at + error.length), detail: error.detail };
  }
}

test.each([
  ['-x^2', -(0.7 ** 2)],
  ['2^-x', 2 ** -0.7],
  ['2^3^2', 512],
  ['1/2x', 0.35],
  ['2x y', 2 * 0.7 * -1.3],
  ['3xy', 3 * 0.7 * -1.3],
  ['2(x+1)(y-1)', 2 * 1.7 * -2.3],
  ['x(y+1)', 0.7 * -0.3],
  ['x − y × 2 ÷ 4', 0.7 + 0.65],
  ['x² + y³', 0.49 - 1.3 ** 3],
  ['x⁻¹', 1 / 0.7],
  ['√(x+1)', Math.sqrt(1.7)],
  ['√x²', 0.7],
  ['ｘ＊（２＋ｙ）', 0.7 * 0.7],
  ['x**2', 0.49],
  ['2e', 2 * Math.E],
  ['2e3 + π − pi', 2000],
  ['LN(e) + Sin(0)', 1],
  ['log10(1000) + log2(8)', 6],
  ['min(x, y) + max(x, y) + abs(y) + sign(y)', -1.3 + 0.7 + 1.3 - 1],
  ['sigmoid(x)', 1 / (1 + Math.exp(-0.7))],
  ['relu(x) + relu(y)', 0.7],
  ['x^0.5', Math.sqrt(0.7)],
  ['(-8)^3', -512],
  ['x - - y', 0.7 - 1.3],
])('%s', (text, expected) => {
  expect(value(text)).toBeCloseTo(expected, 12);
});

test.each([
  ['', 'empty', ''],
  ['x + ', 'unexpected-end', ''],
  ['(x + (y)', 'unclosed', '('],
  ['x + y)', 'unopened', ')'],
  ['x + foo', 'unknown-name', 'foo'],
  ['x + х', 'look-alike', 'х'],
  ['2 + sin x', 'needs-parentheses', 'sin'],
  ['2 + max(x)', 'arguments', 'max(x)'],
  ['x + 1/0', 'undefined', '1/0'],
  ['x * log(2 - 2)', 'undefined', 'log(2 - 2)'],
  ['x + 1e20^2', 'too-big', '1e20^2'],
  ['x + 1.2.3', 'not-a-number', '1.2.3'],
  ['x $ y', 'unexpected', '$'],
  ['x + * y', 'unexpected', '*'],
  ['x < y', 'unexpected', '<'],
])('%s: %s', (text, code, at) => {
  expect(problem(text)).toMatchObject({ code, text: at });
});

test('500 hostile formulas: a code and a place each, or WGSL of nothing but our own names and numbers', () => {
  expect(hostileFormulas).toHaveLength(500);
  const lines =
    /^(fn surface\(x: f32, y: f32, p: array<vec4f, 6>\) -> vec3f \{|\}| {2}(let v[\d_]+ = |return vec3f)[\w\s.()+\-*/,<]*;)$/;
  const names = /^(x|y|v\d+(_\d+)?|\d[\d.e+-]*f|let|fn|return|surface|f32|vec4f|vec3f|array|p|select)$/;
  const helpers = new Set([
    'quotient',
    'power',
    'square_root',
    'exponential',
    'logarithm',
    'sine',
    'cosine',
    'tangent',
  ]);
  let refused = 0;
  for (const text of hostileFormulas) {
    const start = performance.now();
    try {
      const { part } = compileFormula(text);
      for (const line of part.wgsl.trimEnd().split('\n')) expect(line).toMatch(lines);
      for (const [word] of part.wgsl.matchAll(/\b(?:\d[\d.]*(?:e[+-]?\d+)?f|\w+)\b/g)) {
        expect(names.test(word) || helpers.has(word) || ['abs', 'sign', 'min', 'max', '6'].includes(word), word).toBe(
          true,
        );
      }
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      refused++;
      expect(formulaCodes).toContain(error.code);
      expect(error.at).toBeGreaterThanOrEqual(0);
      expect(error.at + error.length).toBeLessThanOrEqual(text.length);
      expect(error.given.length).toBeLessThanOrEqual(48);
    }
    expect(performance.now() - start, text.slice(0, 50)).toBeLessThan(1000);
  }
  expect(refused).toBeGreaterThan(400);
});

test('literals are single precision, exactly', () => {
  for (const x of [0.1, -1 / 3, 1e-30, 12345678.9, Math.PI, 1e-45, -0, 3.5e38]) {
    const text = literal(x);
    expect(text).toMatch(/^(\(-)?\d[\d.]*(e[+-]?\d+)?f\)?$/);
    expect(Math.fround(Number(text.replace(/[()f]/g, '')))).toBe(Number(text.replace(/[()f]/g, '')));
  }
  expect([literal(0.1), literal(-2), literal(1e-45), literal(1e39)]).toEqual([
    '0.10000000149011612f',
    '(-2f)',
    '0f',
    '3.4028234663852886e+38f',
  ]);
});

const samples: [string, string][] = [
  ...Object.entries(surfaceSpecs).map(([name, { formula }]): [string, string] => [name, formula]),
  ...Object.keys(functions)
    .filter((name) => !['min', 'max', 'pow'].includes(name))
    .map((name): [string, string] => [name, `${name}(0.4 + 0.3*sin(x*y)) * x`]),
  ['min, max, pow', 'min(x*y, x+y) + max(x^2, y) * pow(2 + x, y)'],
  ['powers', '(1+x^2)^y + x^7 - y^-3 + (x*y+9)^1.5'],
];

test.each(samples)('derivatives of %s are what differences say', (name, text) => {
  const parameters = surfaceSpecs[name as keyof typeof surfaceSpecs]?.parameters ?? [];
  const formula = compileFormula(
    text,
    parameters.map((p) => p.name),
  );
  const values = parameters.map((p) => p.default + 0.1);
  const h = 1e-6;
  for (let i = 0; i < 20; i++) {
    const x = uniform(1, 103, i, 0) * 3 - 1.4;
    const y = uniform(1, 103, i, 1) * 3 - 1.4;
    const here = formula.at(x, y, values);
    const [right, left] = [formula.at(x + h, y, values), formula.at(x - h, y, values)];
    const [up, down] = [formula.at(x, y + h, values), formula.at(x, y - h, values)];
    const close = (a: number, b: number): void =>
      expect(Math.abs(a - b)).toBeLessThan(1e-5 * Math.max(1, Math.abs(b), Math.abs(here.f)));
    close((right.f - left.f) / (2 * h), here.fx);
    close((up.f - down.f) / (2 * h), here.fy);
    close((right.fx - left.fx) / (2 * h), here.fxx);
    close((up.fx - down.fx) / (2 * h), here.fxy);
    close((up.fy - down.fy) / (2 * h), here.fyy);
    const out = new Float64Array(3);
    formula.part.twin(x, y, formula.slots(values), out);
    expect(out[0]).toBeCloseTo(here.f, 9);
    expect(out[1]).toBeCloseTo(here.fx, 9);
    expect(out[2]).toBeCloseTo(here.fy, 9);
  }
});
