// The names a formula may use, besides x, y and a surface's own parameters.
import type { Graph, Node } from './graph.ts';
import type { Operation } from './operations.ts';

export const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  π: Math.PI,
  tau: 2 * Math.PI,
  τ: 2 * Math.PI,
  e: Math.E,
};

interface FormulaFunction {
  arguments: number;
  make(g: Graph, operands: Node[]): Node;
}

const direct = (operation: Operation, count = 1): FormulaFunction => ({
  arguments: count,
  make: (g, operands) => g.apply(operation, ...operands),
});

const logarithm = (base: number): FormulaFunction => ({
  arguments: 1,
  make: (g, [a]) => g.apply('mul', g.constant(1 / Math.log(base)), g.apply('log', a)),
});

export const functions: Readonly<Record<string, FormulaFunction>> = {
  sqrt: direct('sqrt'),
  exp: direct('exp'),
  log: direct('log'),
  ln: direct('log'),
  log2: logarithm(2),
  log10: logarithm(10),
  sin: direct('sin'),
  cos: direct('cos'),
  tan: direct('tan'),
  asin: direct('asin'),
  acos: direct('acos'),
  atan: direct('atan'),
  sinh: direct('sinh'),
  cosh: direct('cosh'),
  tanh: direct('tanh'),
  abs: direct('abs'),
  sign: direct('sign'),
  min: direct('min', 2),
  max: direct('max', 2),
  pow: direct('pow', 2),
  /** 1/(1 + e⁻ᵃ) = (1 + tanh(a/2))/2, which does not overflow. */
  sigmoid: {
    arguments: 1,
    make(g, [a]) {
      const t = g.apply('tanh', g.apply('mul', g.constant(0.5), a));
      return g.apply('mul', g.constant(0.5), g.apply('add', g.constant(1), t));
    },
  },
  /** With derivative 0 at 0, as PyTorch. */
  relu: { arguments: 1, make: (g, [a]) => g.apply('pick', g.constant(0), a, a, g.constant(0)) },
};
