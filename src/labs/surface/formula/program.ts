// A formula's twin: its graph as a flat list of operations on numbered cells, run in double precision. (The page's
// security policy rules out making JavaScript of it.)
import type { Graph, Node } from './graph.ts';
import { evaluate, operations } from './operations.ts';

/** Inputs by node: which cell of the input each is read from. */
export type Inputs = ReadonlyMap<Node, number>;

export class Program {
  readonly #cells: Float64Array;
  /** Five numbers an operation: its own and its operands' cells; its result goes to the next cell. */
  readonly #code: Int32Array;
  readonly #firstResult: number;
  readonly #roots: readonly number[];

  /** Cells are numbered: inputs, constants, results. */
  constructor(
    graph: Graph,
    roots: readonly Node[],
    inputs: Inputs,
    readonly inputCount: number,
  ) {
    const place = new Map<Node, number>(inputs);
    const nodes = needed(graph, roots, inputs);
    const constants: number[] = [];
    for (const node of nodes) {
      const value = graph.valueOf(node);
      if (value === undefined) continue;
      place.set(node, inputCount + constants.length);
      constants.push(value);
    }
    this.#firstResult = inputCount + constants.length;
    const code: number[] = [];
    for (const node of nodes) {
      const content = graph.content(node);
      if (content.kind !== 'operation') continue;
      const [a, b, c, d] = content.operands.map((operand) => place.get(operand)!);
      place.set(node, this.#firstResult + code.length / 5);
      code.push(operations.indexOf(content.operation), a, b ?? 0, c ?? 0, d ?? 0);
    }
    this.#code = Int32Array.from(code);
    this.#cells = new Float64Array(this.#firstResult + code.length / 5);
    this.#cells.set(constants, inputCount);
    this.#roots = roots.map((root) => place.get(root)!);
  }

  /** Runs on the inputs already set. */
  run(out: Float64Array | number[]): void {
    const cells = this.#cells;
    const code = this.#code;
    let result = this.#firstResult;
    for (let i = 0; i < code.length; i += 5) {
      cells[result++] = evaluate(
        code[i],
        cells[code[i + 1]],
        cells[code[i + 2]],
        cells[code[i + 3]],
        cells[code[i + 4]],
      );
    }
    for (let i = 0; i < this.#roots.length; i++) out[i] = cells[this.#roots[i]];
  }

  set(input: number, value: number): void {
    this.#cells[input] = value;
  }
}

/** What is needed for the roots, where the inputs are given: operands first, inputs left out. */
export function needed(graph: Graph, roots: readonly Node[], inputs: Inputs): Node[] {
  const wanted = new Set(roots);
  for (let node = Math.max(-1, ...roots); node >= 0; node--) {
    const content = graph.content(node);
    if (!wanted.has(node) || inputs.has(node) || content.kind !== 'operation') continue;
    for (const operand of content.operands) wanted.add(operand);
  }
  return [...wanted].filter((node) => !inputs.has(node)).toSorted((a, b) => a - b);
}
