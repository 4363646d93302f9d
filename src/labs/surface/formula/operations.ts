// What a formula is made of: the operations, with their value in double precision, their derivative and their WGSL.
// A function the reader may type is a line here and one in `functions` (names.ts).
import type { Graph, Node } from './graph.ts';

export const operations = [
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'pow',
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'abs',
  'sign',
  'min',
  'max',
  'pick',
] as const;
export type Operation = (typeof operations)[number];

/**
 * Value of an operation. NaN where it is not defined, 1/0 included: nothing downstream turns it into a number again,
 * as nothing resets `outside` in shaders/shared/elementary.wgsl.
 */
export function evaluate(operation: number, a: number, b: number, c: number, d: number): number {
  switch (operation) {
    case 0:
      return a + b;
    case 1:
      return a - b;
    case 2:
      return a * b;
    case 3:
      return b === 0 ? Number.NaN : a / b;
    case 4:
      return -a;
    case 5:
      return b === 2 ? a * a : b === 3 ? a * a * a : a === 0 && b < 0 ? Number.NaN : a ** b;
    case 6:
      return Math.sqrt(a);
    case 7:
      return Math.exp(a);
    case 8:
      return a > 0 ? Math.log(a) : Number.NaN;
    case 9:
      return Math.sin(a);
    case 10:
      return Math.cos(a);
    case 11:
      return Math.tan(a);
    case 12:
      return Math.asin(a);
    case 13:
      return Math.acos(a);
    case 14:
      return Math.atan(a);
    case 15:
      return Math.sinh(a);
    case 16:
      return Math.cosh(a);
    case 17:
      return Math.tanh(a);
    case 18:
      return Math.abs(a);
    case 19:
      return Math.sign(a);
    case 20:
      return Math.min(a, b);
    case 21:
      return Math.max(a, b);
    default:
      return a < b ? c : d;
  }
}

interface Rules {
  /** ∂/∂s of the node `self`, from its operands and their derivatives. */
  derivative(g: Graph, self: Node, operands: Node[], derivatives: Node[]): Node;
  /** The same value in WGSL, of names of f32 values. Guarded ones are in shaders/shared/elementary.wgsl. */
  wgsl(operands: string[]): string;
}

/** Of a function of one operand: outer derivative × inner derivative. */
const chain =
  (outer: (g: Graph, self: Node, a: Node) => Node): Rules['derivative'] =>
  (g, self, [a], [da]) =>
    g.apply('mul', outer(g, self, a), da);

const call =
  (name: string): Rules['wgsl'] =>
  (operands) =>
    `${name}(${operands.join(', ')})`;

/** 1 − u² or 1 + u². */
const oneAnd = (g: Graph, sign: 'add' | 'sub', u: Node): Node => g.apply(sign, g.constant(1), g.apply('mul', u, u));

export const rules: Record<Operation, Rules> = {
  add: { derivative: (g, _, __, [da, db]) => g.apply('add', da, db), wgsl: ([a, b]) => `${a} + ${b}` },
  sub: { derivative: (g, _, __, [da, db]) => g.apply('sub', da, db), wgsl: ([a, b]) => `${a} - ${b}` },
  mul: {
    derivative: (g, _, [a, b], [da, db]) => g.apply('add', g.apply('mul', da, b), g.apply('mul', a, db)),
    wgsl: ([a, b]) => `${a} * ${b}`,
  },
  div: {
    derivative: (g, self, [, b], [da, db]) => g.apply('div', g.apply('sub', da, g.apply('mul', self, db)), b),
    wgsl: call('quotient'),
  },
  neg: { derivative: (g, _, __, [da]) => g.apply('neg', da), wgsl: ([a]) => `-${a}` },
  pow: { derivative: powerDerivative, wgsl: call('power') },
  sqrt: {
    derivative: (g, self, _, [da]) => g.apply('div', da, g.apply('mul', g.constant(2), self)),
    wgsl: call('square_root'),
  },
  exp: { derivative: chain((_, self) => self), wgsl: call('exponential') },
  log: { derivative: (g, _, [a], [da]) => g.apply('div', da, a), wgsl: call('logarithm') },
  sin: { derivative: chain((g, _, a) => g.apply('cos', a)), wgsl: call('sine') },
  cos: { derivative: chain((g, _, a) => g.apply('neg', g.apply('sin', a))), wgsl: call('cosine') },
  tan: { derivative: chain((g, self) => oneAnd(g, 'add', self)), wgsl: call('tangent') },
  asin: {
    derivative: (g, _, [a], [da]) => g.apply('div', da, g.apply('sqrt', oneAnd(g, 'sub', a))),
    wgsl: call('arcsine'),
  },
  acos: {
    derivative: (g, _, [a], [da]) => g.apply('neg', g.apply('div', da, g.apply('sqrt', oneAnd(g, 'sub', a)))),
    wgsl: call('arccosine'),
  },
  atan: { derivative: (g, _, [a], [da]) => g.apply('div', da, oneAnd(g, 'add', a)), wgsl: call('arctangent') },
  sinh: { derivative: chain((g, _, a) => g.apply('cosh', a)), wgsl: call('hyperbolic_sine') },
  cosh: { derivative: chain((g, _, a) => g.apply('sinh', a)), wgsl: call('hyperbolic_cosine') },
  tanh: { derivative: chain((g, self) => oneAnd(g, 'sub', self)), wgsl: call('hyperbolic_tangent') },
  abs: { derivative: chain((g, _, a) => g.apply('sign', a)), wgsl: call('abs') },
  sign: { derivative: (g) => g.constant(0), wgsl: call('sign') },
  min: { derivative: (g, _, [a, b], [da, db]) => g.apply('pick', a, b, da, db), wgsl: call('min') },
  max: { derivative: (g, _, [a, b], [da, db]) => g.apply('pick', a, b, db, da), wgsl: call('max') },
  // pick(a, b, c, d): c where a < b, else d.
  pick: {
    derivative: (g, _, [a, b], [, , dc, dd]) => g.apply('pick', a, b, dc, dd),
    wgsl: ([a, b, c, d]) => `select(${d}, ${c}, ${a} < ${b})`,
  },
};

/** uⁿ → n·uⁿ⁻¹·u′ for a constant n; else uᵛ·(v′·log u + v·u′/u). */
function powerDerivative(g: Graph, self: Node, [u, v]: Node[], [du, dv]: Node[]): Node {
  const n = g.valueOf(v);
  if (n !== undefined) return g.apply('mul', g.apply('mul', v, g.apply('pow', u, g.constant(n - 1))), du);
  const byExponent = g.apply('mul', dv, g.apply('log', u));
  const byBase = g.apply('div', g.apply('mul', v, du), u);
  return g.apply('mul', self, g.apply('add', byExponent, byBase));
}
