// A formula as a graph of operations in which equal parts exist once: value, derivatives and second derivatives share
// what they have in common, so that they stay small. A node's operands have lower numbers than itself.
import { evaluate, type Operation, operations, rules } from './operations.ts';

/** Place in the graph. */
export type Node = number;

export type Leaf =
  | { kind: 'constant'; value: number }
  | { kind: 'variable'; axis: 0 | 1 }
  | { kind: 'parameter'; index: number };
export type Content = Leaf | { kind: 'operation'; operation: Operation; operands: Node[] };

export class TooLarge extends Error {}

export class Graph {
  readonly #contents: Content[] = [];
  readonly #known = new Map<string, Node>();

  /** `limit`: nodes there may be; more throw TooLarge. */
  constructor(readonly limit = Infinity) {}

  get size(): number {
    return this.#contents.length;
  }
  content(node: Node): Content {
    return this.#contents[node];
  }
  /** The value of a constant. */
  valueOf(node: Node): number | undefined {
    const content = this.#contents[node];
    return content.kind === 'constant' ? content.value : undefined;
  }

  constant(value: number): Node {
    const clean = value === 0 ? 0 : value; // no −0
    return this.#add(`${clean}`, { kind: 'constant', value: clean });
  }
  variable(axis: 0 | 1): Node {
    return this.#add(`v${axis}`, { kind: 'variable', axis });
  }
  parameter(index: number): Node {
    return this.#add(`p${index}`, { kind: 'parameter', index });
  }

  apply(operation: Operation, ...operands: Node[]): Node {
    return (
      this.#simpler(operation, operands) ??
      this.#add(`${operation} ${operands.join()}`, { kind: 'operation', operation, operands })
    );
  }

  #add(key: string, content: Content): Node {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#contents.length >= this.limit) throw new TooLarge();
    this.#contents.push(content);
    this.#known.set(key, this.#contents.length - 1);
    return this.#contents.length - 1;
  }

  /** The node that an operation comes down to, where it is none: constants are folded, 0 and 1 have no effect. */
  #simpler(operation: Operation, operands: Node[]): Node | undefined {
    const [a, b, c, d] = operands;
    const values = operands.map((node) => this.valueOf(node));
    if (values.every((value) => value !== undefined)) {
      const [va, vb = 0, vc = 0, vd = 0] = values;
      return this.constant(evaluate(operations.indexOf(operation), va, vb, vc, vd));
    }
    const [va, vb] = values;
    switch (operation) {
      case 'add':
        if (va === 0) return b;
        if (vb === 0) return a;
        return this.#isNegative(b) ? this.apply('sub', a, this.#operandsOf(b)[0]) : undefined;
      case 'sub':
        if (vb === 0) return a;
        if (va === 0) return this.apply('neg', b);
        if (a === b) return this.constant(0);
        return this.#isNegative(b) ? this.apply('add', a, this.#operandsOf(b)[0]) : undefined;
      case 'mul':
        if (va === 0 || vb === 0) return this.constant(0);
        if (va === 1) return b;
        if (vb === 1) return a;
        if (va === -1) return this.apply('neg', b);
        if (vb === -1) return this.apply('neg', a);
        return vb === undefined ? this.#mergeFactor(va, b) : this.apply('mul', b, a); // constants come first
      case 'div':
        if (va === 0) return this.constant(0);
        if (vb === 1) return a;
        return vb === -1 ? this.apply('neg', a) : undefined;
      case 'neg':
        return this.#isNegative(a) ? this.#operandsOf(a)[0] : undefined;
      case 'pow':
        if (vb === 0) return this.constant(1);
        if (vb === 1) return a;
        if (vb === 0.5) return this.apply('sqrt', a);
        return vb !== undefined && vb < 0
          ? this.apply('div', this.constant(1), this.apply('pow', a, this.constant(-vb)))
          : undefined;
      case 'min':
      case 'max':
        return a === b ? a : undefined;
      case 'pick':
        return c === d ? c : undefined;
      default:
        return undefined;
    }
  }

  /** c·(d·u) is (c·d)·u. */
  #mergeFactor(factor: number | undefined, b: Node): Node | undefined {
    const content = this.#contents[b];
    if (factor === undefined || content.kind !== 'operation' || content.operation !== 'mul') return undefined;
    const inner = this.valueOf(content.operands[0]);
    return inner === undefined ? undefined : this.apply('mul', this.constant(factor * inner), content.operands[1]);
  }

  #isNegative(node: Node): boolean {
    const content = this.#contents[node];
    return content.kind === 'operation' && content.operation === 'neg';
  }
  #operandsOf(node: Node): Node[] {
    const content = this.#contents[node];
    return content.kind === 'operation' ? content.operands : [];
  }

  /** Everything the roots are made of, operands first. */
  reachable(roots: readonly Node[]): Node[] {
    const wanted = new Set(roots);
    for (let node = Math.max(-1, ...roots); node >= 0; node--) {
      if (wanted.has(node)) for (const operand of this.#operandsOf(node)) wanted.add(operand);
    }
    return [...wanted].toSorted((a, b) => a - b);
  }

  /** ∂root/∂x (axis 0) or ∂root/∂y (axis 1). */
  derivative(root: Node, axis: 0 | 1): Node {
    const derivatives = new Map<Node, Node>();
    for (const node of this.reachable([root])) {
      const content = this.#contents[node];
      const by =
        content.kind === 'operation'
          ? this.#derivativeOf(node, content.operation, content.operands, derivatives)
          : this.constant(content.kind === 'variable' && content.axis === axis ? 1 : 0);
      derivatives.set(node, by);
    }
    return derivatives.get(root)!;
  }

  #derivativeOf(node: Node, operation: Operation, operands: Node[], known: Map<Node, Node>): Node {
    const inner = operands.map((operand) => known.get(operand)!);
    // Of what does not move: also keeps 0·(1/0) out of it.
    if (inner.every((d) => this.valueOf(d) === 0)) return this.constant(0);
    return rules[operation].derivative(this, node, operands, inner);
  }
}
