// A formula's graph → WGSL: one `let` an operation, nothing but names made here and numbers. No text of the formula
// ever gets into a shader.
import type { Graph, Node } from './graph.ts';
import { needed, type Inputs } from './program.ts';
import { rules } from './operations.ts';

/** Whole powers up to this are products. */
const mostFactors = 64;

const largest = 3.4028234663852886e38;
const smallest = 2 ** -126;

/** A number as the f32 nearest to it, in the fewest digits that say exactly that one. */
export function literal(value: number): string {
  const single = Math.fround(Math.max(-largest, Math.min(largest, value)));
  if (!(Math.abs(single) >= smallest)) return '0f';
  const text = `${Math.abs(single)}f`;
  return single < 0 ? `(-${text})` : text;
}

/** Statements that compute the roots, and the roots' names. `inputs`: WGSL of each input by its cell. */
export function statements(
  graph: Graph,
  roots: readonly Node[],
  inputs: Inputs,
  inputNames: readonly string[],
): { lines: string[]; results: string[] } {
  const names = new Map<Node, string>();
  for (const [node, cell] of inputs) names.set(node, inputNames[cell]);
  const lines: string[] = [];
  for (const node of needed(graph, roots, inputs)) {
    const content = graph.content(node);
    if (content.kind === 'constant') names.set(node, literal(content.value));
    if (content.kind !== 'operation') continue;
    const operands = content.operands.map((operand) => names.get(operand)!);
    const name = `v${node}`;
    const exponent = content.operation === 'pow' ? graph.valueOf(content.operands[1]) : undefined;
    if (exponent !== undefined && Number.isInteger(exponent) && exponent > 0 && exponent <= mostFactors) {
      lines.push(...wholePower(name, operands[0], exponent));
    } else if (content.operation === 'div' && isSafeDivisor(graph.valueOf(content.operands[1]))) {
      lines.push(`let ${name} = ${operands[0]} / ${operands[1]};`);
    } else {
      lines.push(`let ${name} = ${rules[content.operation].wgsl(operands)};`);
    }
    names.set(node, name);
  }
  return { lines, results: roots.map((root) => names.get(root)!) };
}

const isSafeDivisor = (value: number | undefined): boolean => value !== undefined && Math.abs(value) >= smallest;

/** base^exponent by squaring: x¹¹ is x·x²·x⁸. */
function wholePower(name: string, base: string, exponent: number): string[] {
  const lines: string[] = [];
  const factors: string[] = [];
  let square = base;
  for (let bit = 1; bit <= exponent; bit *= 2) {
    if (bit > 1) {
      const next = bit === exponent ? name : `${name}_${bit}`;
      lines.push(`let ${next} = ${square} * ${square};`);
      square = next;
    }
    if (exponent & bit) factors.push(square);
  }
  if (factors.length > 1) lines.push(`let ${name} = ${factors.join(' * ')};`);
  return lines;
}
