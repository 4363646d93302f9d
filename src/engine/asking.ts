// Sequences that somebody asks about by hand, beside the run and with its weights of this moment: what the model answers
// at every place, and how it would go on. The same kernels as an evaluation, with a few rows of their own.
import type { Dataset } from '../data/types.ts';
import type { Command, Executable } from './backend.ts';
import { outputValues } from './evaluate.ts';
import { insideOf, insideReads, type LayerInside } from './inside.ts';
import type { Call } from './kernel.ts';
import type { Tensor } from './layers/index.ts';
import type { Plan } from './plan.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { emptyStep, StepTable } from './step.ts';

/** Most rows asked about at once, where a plan evaluates `chunk` rows in one go. */
export const askedRows = (chunk: number): number => Math.min(64, chunk);

/** The buffers for what is asked, and what draws the next token where every place says what comes next. */
export function drawCalls(
  { inputs: T, targets }: Dataset,
  output: Tensor,
  K: number,
  rows: number,
  builder: PlanBuilder,
): Call[] {
  builder.buffer('asked.x', rows * T);
  if (targets !== T) return [];
  const buffers = [output.value, builder.buffer('asked.how', 4), 'asked.x', builder.buffer('asked.said', rows * T)];
  return [{ kernel: 'next_token', stage: 'forward', constants: { T, K }, buffers, threads: (size) => size }];
}

export interface Question {
  /** Tokens of some rows, equally many of each: 1 … T. */
  given: readonly ArrayLike<number>[];
  /** Places that are to be answered: the last one given and those behind it that are written, or more of those given. */
  from: number;
  count: number;
  /** 0: always the likeliest token. */
  temperature: number;
  /** Only so many of the likeliest; 0: any. */
  topK: number;
  /** Which draw of all draws the first one is. */
  draw: number;
}

export interface Answered {
  /** After the output activation. */
  answers: Float32Array;
  insides: LayerInside[];
}

const read = ({ buffer, words }: { buffer: string; words: number }): Command => ({
  do: 'read',
  buffer,
  offset: 0,
  words,
});

export class Asker {
  readonly #table: StepTable;
  readonly #row = emptyStep();

  constructor(readonly dataset: Dataset) {
    this.#table = new StepTable(dataset.inputs);
  }

  /** Sends rows of T tokens each, of which fewer may be given; the rest is token 0. */
  #send(exec: Executable, given: Question['given']): void {
    const { inputs: T } = this.dataset;
    const most = askedRows(exec.plan.evaluationRows);
    if (given.length > most) throw new RangeError(`${given.length} rows asked about, at most ${most} can be`);
    const x = new Float32Array(given.length * T);
    for (const [i, tokens] of given.entries()) x.set(tokens, i * T);
    exec.write('asked.x', x);
  }

  #fill(plan: Plan, seed: number, size: number, count: number, from: number, draw: number): void {
    const row = this.#row;
    for (let k = 0; k < plan.live.length; k++) row.live[k] = plan.live[k](plan.experiment);
    row.seed = seed;
    row.size = size;
    for (let i = 0; i < count; i++) {
      row.offset = from + i;
      row.index = draw + i;
      this.#table.set(i, row);
    }
  }

  /** The tokens at the places from … from + count − 1 of each row, one after the other. */
  async write(exec: Executable, question: Question): Promise<number[][]> {
    const { inputs: T } = this.dataset;
    const { given, from, count, temperature, topK, draw } = question;
    const { plan } = exec;
    this.#send(exec, given);
    exec.write('asked.how', Float32Array.of(temperature, topK, given[0].length, 0));
    this.#fill(plan, plan.experiment.seed, given.length, count, from, draw);
    const [said] = await exec.submit(this.#table, [
      { do: 'run', pass: 'write', first: 0, count },
      { do: 'read', buffer: 'asked.said', offset: 0, words: given.length * T },
    ]);
    return given.map((_, i) => Array.from(said.subarray(i * T + from, i * T + from + count)));
  }

  /** The answers to whole rows (n × T tokens), and the inside of the model for the first of them. */
  async ask(exec: Executable, rows: Question['given']): Promise<Answered> {
    const { plan } = exec;
    const { value, size } = plan.layers.at(-1)!.output;
    this.#send(exec, rows);
    this.#fill(plan, plan.experiment.seed, rows.length, 1, 0, 0);
    const insides = plan.insides.map(({ inside }) => insideReads(inside));
    const [z, ...left] = await exec.submit(this.#table, [
      { do: 'run', pass: 'ask', first: 0, count: 1 },
      read({ buffer: value, words: rows.length * size }),
      ...insides.flat().map(read),
    ]);
    return {
      answers: outputValues(plan.experiment.loss, this.dataset, z, plan.outputs),
      insides: plan.insides.map(({ layer, inside }, i) => insideOf(layer, inside, left.splice(0, insides[i].length))),
    };
  }
}
