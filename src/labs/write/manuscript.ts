// A text while it is written: what was given, what the model has put behind it so far, and what to ask it for next. One
// long text goes on as long as it is wanted to, with the model seeing the end of it; lines and answers end by themselves.
import { type Dataset, ignored } from '../../data/types.ts';
import type { Question } from '../../engine/asking.ts';

/** `text`: one that goes on; `lines`: some at a time, each to its stop token; `answers`: to questions of the test part. */
export type ManuscriptKind = 'text' | 'lines' | 'answers';

/** What a model of this data writes; undefined where it has no next token to say. */
export function manuscriptKind({ prompt, padding, inputs, train }: Dataset): ManuscriptKind | undefined {
  if (prompt === undefined) return undefined;
  if (padding !== undefined) return 'lines';
  // Where a question has no targets, or nothing but targets, it is a task with a right answer.
  return prompt === inputs || train.y[0] === ignored ? 'answers' : 'text';
}

/** Tokens that a text is long. */
const textLength = 240;
const lineRows = 8;
const answerRows = 6;

export class Manuscript {
  readonly kind: ManuscriptKind;
  /** What each row begins with; of lines without the token that begins them all. */
  readonly given: readonly number[][];
  /** What the model has put behind it. */
  readonly written: readonly number[][];
  /** What would have been right, where there is one right answer. */
  readonly right: readonly number[][] | undefined;
  /** What the model sees. */
  #window: number[][];
  #ended = false;

  /** `prompt`: tokens of the user's; `first`: the row of the test part that the first question is; `length`: tokens of a text. */
  constructor(
    readonly dataset: Dataset,
    prompt: readonly number[] = [],
    first = 0,
    readonly length = textLength,
  ) {
    const { padding = 0, inputs: T, test } = dataset;
    this.kind = manuscriptKind(dataset)!;
    if (this.kind === 'answers') {
      const rows = Array.from({ length: Math.min(answerRows, test.n) }, (_, i) => (first + i) % test.n);
      const of = (values: Float32Array, row: number) => Array.from(values.subarray(row * T, (row + 1) * T));
      this.given = rows.map((row) => of(test.x, row).slice(0, dataset.prompt));
      this.right = rows.map((row) => of(test.y, row).filter((token) => token !== ignored));
      this.#window = this.given.map((tokens) => [...tokens]);
    } else {
      const rows = this.kind === 'lines' ? lineRows : 1;
      const start = this.kind === 'lines' ? [padding] : prompt.length > 0 ? [] : [silence(dataset)];
      const most = this.kind === 'lines' ? T - 1 : Math.ceil(T / 2);
      this.given = Array.from({ length: rows }, () => [...prompt]);
      this.#window = this.given.map((tokens) => [...start, ...tokens.slice(-most)]);
    }
    this.written = this.given.map(() => []);
  }

  get done(): boolean {
    return this.#ended;
  }

  /** What the next tokens are asked with, at most `count` of them. */
  next(count: number): Pick<Question, 'given' | 'from' | 'count'> {
    const { inputs: T } = this.dataset;
    if (this.kind === 'text' && this.#window[0].length >= T) {
      this.#window = this.#window.map((tokens) => tokens.slice(-Math.ceil(T / 2)));
    }
    const from = this.#isAllAnswered ? this.written[0].length : this.#window[0].length - 1;
    const left = this.kind === 'text' ? this.length - this.written[0].length : T;
    return { given: this.#window, from, count: Math.max(1, Math.min(count, T - from, left)) };
  }

  /** Every place of the question itself is answered. */
  get #isAllAnswered(): boolean {
    return this.dataset.prompt === this.dataset.inputs;
  }

  /** Takes in what was answered. */
  take(tokens: readonly (readonly number[])[]): void {
    const { inputs: T, padding } = this.dataset;
    for (const [row, said] of tokens.entries()) {
      const stopped = this.written[row].includes(padding ?? -1);
      this.written[row].push(...(stopped ? [] : said));
      if (!this.#isAllAnswered) this.#window[row].push(...said);
    }
    if (this.kind === 'text') this.#ended = this.written[0].length >= this.length;
    else if (this.#isAllAnswered) this.#ended = this.written[0].length >= T;
    else
      this.#ended =
        this.#window[0].length > T || (this.kind === 'lines' && this.written.every((line) => line.includes(padding!)));
  }
}

/** A token that tells nothing, for a model that needs one to go on from. */
function silence({ vocabulary = [] }: Dataset): number {
  return Math.max(0, ['\n', ' '].map((token) => vocabulary.indexOf(token)).find((token) => token >= 0) ?? 0);
}
