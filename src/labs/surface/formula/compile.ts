// A formula, ready to run: WGSL for the kernels, programs for their twins, second derivatives for the host.
import type { SurfaceTwin } from '../../../engine/cpu/shared/surface.ts';
import type { Part } from '../../../engine/kernel.ts';
import { FormulaError } from './errors.ts';
import { type Graph, type Node, TooLarge } from './graph.ts';
import { parseFormula } from './parse.ts';
import { Program, type Inputs } from './program.ts';
import { statements } from './wgsl.ts';

/** Values a kernel can be given: six vec4f (`p` in shaders/shared/surface.wgsl). */
export const mostSlots = 24;

/** f, its gradient and its Hessian at a place. */
export interface Derivatives {
  f: number;
  fx: number;
  fy: number;
  fxx: number;
  fxy: number;
  fyy: number;
}

export interface Formula {
  /** Takes the place of `#import surface`. */
  part: Part & { twin: SurfaceTwin };
  /**
   * What the kernels need of the parameters: parts of the formula in which neither x nor y occurs are computed here,
   * once. `mostSlots` numbers.
   */
  slots(parameters: readonly number[]): Float64Array;
  /** Slots in use. */
  slotCount: number;
  /** In double precision; NaN where not defined. */
  at(x: number, y: number, parameters: readonly number[]): Derivatives;
}

/** Throws FormulaError. */
export function compileFormula(text: string, parameterNames: readonly string[] = []): Formula {
  const { graph, root } = parseFormula(text, parameterNames);
  try {
    return assemble(graph, root, parameterNames.length);
  } catch (error) {
    throw error instanceof TooLarge ? new FormulaError('too-large', 0, text.length, '') : error;
  }
}

function assemble(graph: Graph, f: Node, parameterCount: number): Formula {
  const x = graph.variable(0);
  const y = graph.variable(1);
  const fx = graph.derivative(f, 0);
  const fy = graph.derivative(f, 1);
  const first = [f, fx, fy];
  const all = [...first, graph.derivative(fx, 0), graph.derivative(fx, 1), graph.derivative(fy, 1)];

  const slots = steadyParts(graph, first);
  if (slots.length > mostSlots) throw new Error(`a surface needs ${slots.length} values, ${mostSlots} is the most`);
  const inputs: Inputs = new Map([[x, 0], [y, 1], ...slots.map((node, i) => [node, i + 2] as const)]);
  const parameters: Inputs = new Map(
    Array.from({ length: parameterCount }, (_, i) => [graph.parameter(i), i + 2] as const),
  );
  const gradient = new Program(graph, first, inputs, slots.length + 2);
  const steady = new Program(graph, slots, parameters, parameterCount + 2);
  const whole = new Program(graph, all, new Map([...parameters, [x, 0], [y, 1]]), parameterCount + 2);

  const twin: SurfaceTwin = (atX, atY, p, out) => {
    gradient.set(0, atX);
    gradient.set(1, atY);
    for (let i = 0; i < slots.length; i++) gradient.set(i + 2, p[i]);
    gradient.run(out);
  };
  const give = (program: Program, values: readonly number[]): void => {
    for (let i = 0; i < parameterCount; i++) program.set(i + 2, values[i]);
  };
  const out = new Float64Array(6);
  return {
    part: { wgsl: shader(graph, first, inputs, slots.length), twin },
    slotCount: slots.length,
    slots(values) {
      const result = new Float64Array(mostSlots);
      give(steady, values);
      steady.run(result);
      return result;
    },
    at(atX, atY, values) {
      whole.set(0, atX);
      whole.set(1, atY);
      give(whole, values);
      whole.run(out);
      const [value, dx, dy, dxx, dxy, dyy] = out;
      return { f: value, fx: dx, fy: dy, fxx: dxx, fxy: dxy, fyy: dyy };
    },
  };
}

/** The largest parts that depend on parameters and on neither x nor y. */
function steadyParts(graph: Graph, roots: readonly Node[]): Node[] {
  const moves = new Set<Node>();
  const constant = new Set<Node>();
  const found = new Set<Node>();
  const nodes = graph.reachable(roots);
  for (const node of nodes) {
    const content = graph.content(node);
    const operands = content.kind === 'operation' ? content.operands : [];
    if (content.kind === 'variable' || operands.some((operand) => moves.has(operand))) moves.add(node);
    if (content.kind === 'constant') constant.add(node);
  }
  const isSteady = (node: Node): boolean => !moves.has(node) && !constant.has(node);
  for (const node of nodes) {
    const content = graph.content(node);
    if (!moves.has(node) || content.kind !== 'operation') continue;
    for (const operand of content.operands) if (isSteady(operand)) found.add(operand);
  }
  for (const root of roots) if (isSteady(root)) found.add(root);
  return [...found];
}

function shader(graph: Graph, roots: readonly Node[], inputs: Inputs, slotCount: number): string {
  const slotNames = Array.from({ length: slotCount }, (_, i) => `p[${i >> 2}].${'xyzw'[i & 3]}`);
  const { lines, results } = statements(graph, roots, inputs, ['x', 'y', ...slotNames]);
  return [
    'fn surface(x: f32, y: f32, p: array<vec4f, 6>) -> vec3f {',
    ...lines.map((line) => `  ${line}`),
    `  return vec3f(${results.join(', ')});`,
    '}',
    '',
  ].join('\n');
}
