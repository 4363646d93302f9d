// A formula's text → its graph. A parser by precedence, made by hand: of the small libraries jsep reads −x² as (−x)²,
// and neither it nor mathjs keeps the places of what it read.
import { FormulaError, type FormulaCode } from './errors.ts';
import { Graph, type Node, TooLarge } from './graph.ts';
import { constants, functions } from './names.ts';
import type { Operation } from './operations.ts';
import { maxLength, type Token, tokenize } from './tokens.ts';

/** How deep parentheses, signs and powers may be in each other. */
export const maxDepth = 100;
/** Nodes of the graph, all derivatives included. */
export const maxNodes = 6000;

const largest = 3.4028234663852886e38;

interface Infix {
  precedence: number;
  operation: Operation;
}
const infixes: Readonly<Record<string, Infix>> = {
  '+': { precedence: 1, operation: 'add' },
  '-': { precedence: 1, operation: 'sub' },
  '*': { precedence: 2, operation: 'mul' },
  '/': { precedence: 2, operation: 'div' },
};

export interface Parsed {
  graph: Graph;
  root: Node;
}

/** `parameters`: names of the surface's own, in order. Throws FormulaError, and nothing else whatever the text is. */
export function parseFormula(text: string, parameters: readonly string[] = []): Parsed {
  if (text.trim() === '') throw new FormulaError('empty', 0, text.length, '');
  if (text.length > maxLength) throw new FormulaError('too-long', maxLength, text.length - maxLength, `${text.length}`);
  const parser = new Parser(text, parameters);
  try {
    return { graph: parser.graph, root: parser.whole() };
  } catch (error) {
    throw error instanceof TooLarge ? new FormulaError('too-large', 0, text.length, '') : error;
  }
}

class Parser {
  readonly graph = new Graph(maxNodes);
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(
    readonly text: string,
    readonly parameters: readonly string[],
  ) {
    this.#tokens = tokenize(text);
  }

  get #token(): Token {
    return this.#tokens[this.#next];
  }
  #is(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }
  #take(): Token {
    return this.#tokens[this.#next++];
  }
  #fail(code: FormulaCode, { at, length }: { at: number; length: number }, detail = {}): never {
    throw new FormulaError(code, at, length, this.text.slice(at, at + length), detail);
  }

  whole(): Node {
    const root = this.#sum(0);
    const { kind } = this.#token;
    if (kind !== 'end') this.#fail(this.#is(')') ? 'unopened' : 'unexpected', this.#token);
    return root;
  }

  /** Terms and factors whose operators bind more strongly than `precedence`. */
  #sum(precedence: number): Node {
    const start = this.#token.at;
    let left = this.#signed();
    for (;;) {
      const infix = this.#infix();
      if (!infix || infix.precedence <= precedence) return left;
      if (!infix.implied) this.#next++;
      const right = this.#sum(infix.precedence);
      left = this.#checked(this.graph.apply(infix.operation, left, right), start);
    }
  }

  /** The operator that comes next; between 2 and x, or ) and (, it is a product without a sign. */
  #infix(): (Infix & { implied: boolean }) | undefined {
    const { kind, text } = this.#token;
    if (kind === 'symbol' && Object.hasOwn(infixes, text)) return { ...infixes[text], implied: false };
    if (kind === 'name' || this.#is('(') || this.#is('√')) return { ...infixes['*'], implied: true };
    return undefined;
  }

  /** A sign binds less than a power: −x² is −(x²). */
  #signed(): Node {
    const sign = this.#token;
    if (!this.#is('-') && !this.#is('+')) return this.#power();
    this.#next++;
    const inner = this.#deeper(sign, () => this.#signed());
    return sign.text === '-' ? this.graph.apply('neg', inner) : inner;
  }

  #power(): Node {
    const start = this.#token.at;
    const base = this.#primary();
    if (!this.#is('^')) return base;
    const hat = this.#take();
    const exponent = this.#deeper(hat, () => this.#signed());
    return this.#checked(this.graph.apply('pow', base, exponent), start);
  }

  #primary(): Node {
    const token = this.#take();
    if (token.kind === 'number') return this.graph.constant(token.value);
    if (token.kind === 'name') return this.#named(token);
    if (token.kind === 'end') this.#fail('unexpected-end', { at: this.text.length, length: 0 });
    if (token.text === '(') return this.#deeper(token, () => this.#closed(token));
    if (token.text === '√') {
      const inner = this.#deeper(token, () => this.#primary());
      return this.#checked(this.graph.apply('sqrt', inner), token.at);
    }
    return this.#fail(token.text === ')' ? (this.#depth > 0 ? 'unexpected' : 'unopened') : 'unexpected', token);
  }

  /** What stands between an open parenthesis and its partner. */
  #closed(open: Token): Node {
    const inner = this.#sum(0);
    this.#close(open);
    return inner;
  }

  #close(open: Token): void {
    if (this.#is(')')) this.#next++;
    else if (this.#token.kind === 'end') this.#fail('unclosed', open);
    else this.#fail('unexpected', this.#token);
  }

  #named(token: Token): Node {
    const { text } = token;
    const { graph } = this;
    if (text === 'x' || text === 'y') return graph.variable(text === 'x' ? 0 : 1);
    const parameter = this.parameters.indexOf(text);
    if (parameter >= 0) return graph.parameter(parameter);
    if (Object.hasOwn(constants, text)) return graph.constant(constants[text]);
    if (Object.hasOwn(functions, text.toLowerCase())) return this.#call(token);
    // 2xy, xx
    if (/^[xy]+$/.test(text)) {
      return Array.from(text, (c) => graph.variable(c === 'x' ? 0 : 1)).reduce((a, b) => graph.apply('mul', a, b));
    }
    return this.#fail('unknown-name', token);
  }

  #call(name: Token): Node {
    const called = functions[name.text.toLowerCase()];
    if (!this.#is('(')) this.#fail('needs-parentheses', name);
    const open = this.#take();
    return this.#deeper(open, () => {
      const operands: Node[] = [];
      while (!this.#is(')') || operands.length > 0) {
        operands.push(this.#sum(0));
        if (!this.#is(',')) break;
        this.#next++;
      }
      this.#close(open);
      if (operands.length !== called.arguments) {
        this.#fail('arguments', { at: name.at, length: this.#end() - name.at }, { wanted: called.arguments });
      }
      return this.#checked(called.make(this.graph, operands), name.at);
    });
  }

  #deeper<T>(at: Token, work: () => T): T {
    if (++this.#depth > maxDepth) this.#fail('too-deep', at);
    const result = work();
    this.#depth--;
    return result;
  }

  /** Where the last token taken ends. */
  #end(): number {
    const { at, length } = this.#tokens[this.#next - 1];
    return at + length;
  }

  /** A part that comes down to a constant must be a number that f32 can hold. */
  #checked(node: Node, start: number): Node {
    const value = this.graph.valueOf(node);
    const place = { at: start, length: this.#end() - start };
    if (value !== undefined && Number.isNaN(value)) this.#fail('undefined', place);
    if (value !== undefined && Math.abs(value) > largest) this.#fail('too-big', place);
    return node;
  }
}
