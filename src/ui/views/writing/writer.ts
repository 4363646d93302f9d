// What the model writes, kept going while somebody looks: a few tokens at a time beside the training, in a small part of
// the time. Each text is of the weights of the moments it was written in; a new one begins when they have changed.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Dataset } from '../../../data/types.ts';
import type { History } from '../../../engine/history.ts';
import { Manuscript, manuscriptKind } from '../../../labs/write/manuscript.ts';
import { decode, encode } from '../../../labs/write/text.ts';
import { onFrame, onView, theSession } from '../../../store/session.ts';

export interface Sample {
  id: number;
  /** Steps whose weights wrote the first and the last of it. */
  from: number;
  to: number;
  kind: Manuscript['kind'];
  given: readonly string[];
  written: readonly string[];
  /** Of answers: token by token, what was said and what would have been right. */
  said: readonly (readonly string[])[];
  right: readonly (readonly string[])[];
}

interface Writing {
  prompt: string;
  /** What the data have no token for. */
  unknown: readonly string[];
  temperature: number;
  topK: number;
  /** The newest first. */
  samples: readonly Sample[];
}

export const useWriting = create<Writing>(() => ({ prompt: '', unknown: [], temperature: 0.8, topK: 0, samples: [] }));

/** Samples kept, with the one being written. */
const kept = 4;
/** ms: between two refreshes, and while it trains from the beginning of one text to that of the next. */
const [gap, pause] = [300, 2500];
/** ms a few tokens may take: on the page's own thread, and on a device beside the training. */
const budgets = { cpu: 40, webgpu: 150 };
/** Share of the page's own thread that may go into it while it trains. */
const share = 0.15;

let manuscript: Manuscript | undefined;
/** The run that the samples are of. */
let run: History | undefined;
let busy = false;
/** A new text is asked for, whatever the present one has come to. */
let wanted = false;
let tokens = 4;
let draw = 0;
let first = 0;
let samples = 0;
let began = 0;
let rest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let seekers = 0;
let leave: (() => void)[] = [];

function begin(dataset: Dataset, step: number): void {
  const { prompt, samples: former } = useWriting.getState();
  const encoded = encode(dataset, prompt);
  manuscript = new Manuscript(dataset, encoded.tokens, first);
  wanted = false;
  began = performance.now();
  samples++;
  useWriting.setState({
    unknown: encoded.unknown,
    // What was written by weights that are not there any more (the run was taken back) goes.
    samples: former.filter(({ to }) => to <= step).slice(0, kept - 1),
  });
}

function show(step: number): void {
  const text = manuscript!;
  const { dataset, kind } = text;
  const { samples: former } = useWriting.getState();
  const own = former[0]?.id === samples ? former[0] : undefined;
  const words = (rows: readonly (readonly number[])[]) => rows.map((row) => decode(dataset, row));
  const spelt = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map((t) => dataset.vocabulary![t]));
  const sample: Sample = {
    id: samples,
    from: own?.from ?? step,
    to: step,
    kind,
    given: words(text.given),
    written: words(text.written),
    said: spelt(text.right ? text.written : []),
    right: spelt(text.right ?? []),
  };
  useWriting.setState({ samples: [sample, ...former.filter(({ id }) => id !== samples)] });
}

async function work(): Promise<void> {
  timer = undefined;
  if (busy || seekers === 0) return;
  const session = theSession();
  const { view, history } = session;
  if (!view || manuscriptKind(view.dataset) === undefined) return;
  if (history !== run) {
    run = history;
    manuscript = undefined;
    useWriting.setState({ samples: [] });
  }
  const { phase, step } = session.status;
  const running = phase === 'running';
  if (!manuscript || wanted) begin(view.dataset, step);
  else if (manuscript.done) {
    if (useWriting.getState().samples[0]?.from === step) return; // all of it is of these weights; the next frame wakes it
    if (running && performance.now() < began + pause) return workSoon(began + pause);
    begin(view.dataset, step);
  }
  const text = manuscript!;
  const { temperature, topK } = useWriting.getState();
  // A question has one answer: the likeliest.
  const how = text.kind === 'answers' ? { temperature: 0, topK: 0 } : { temperature, topK };
  const question = text.next(tokens);
  const start = performance.now();
  busy = true;
  const written = await session.write({ ...question, ...how, draw }).catch(() => undefined); // the device is gone: told of elsewhere
  busy = false;
  const took = performance.now() - start;
  const { kind } = session.status.backend;
  if (took > 2 * budgets[kind]) tokens = Math.max(1, Math.floor(tokens / 2));
  else if (took < budgets[kind] && question.count === tokens) tokens = Math.min(256, tokens * 2);
  // Where there is no answer (the run blew up, the device is gone), it is asked for again, but not at once.
  const spaced = running || !written;
  rest = performance.now() + (spaced ? Math.max(gap, kind === 'cpu' ? (took * (1 - share)) / share : 0) : 0);
  if (!written || text !== manuscript) return workSoon();
  draw += question.count;
  text.take(written.tokens);
  show(written.step);
  workSoon();
}

/** Once for all that changes until it may work again. */
function workSoon(at = rest): void {
  timer ??= setTimeout(() => void work(), Math.max(0, at - performance.now()));
}

function wake(): void {
  workSoon();
}

/** Another text, now. */
function writeAgain(): void {
  wanted = true;
  clearTimeout(timer);
  timer = undefined;
  workSoon(0);
}

let typing: ReturnType<typeof setTimeout> | undefined;

/** Changes how it is written; what is under way begins anew. */
export function setWriting(change: Partial<Pick<Writing, 'prompt' | 'temperature' | 'topK'>>): void {
  useWriting.setState(change);
  clearTimeout(typing);
  typing = setTimeout(writeAgain, 150);
}

export function again(): void {
  first += manuscript?.kind === 'answers' ? manuscript.given.length : 0;
  writeAgain();
}

function seek(): () => void {
  if (seekers++ === 0) {
    leave = [onFrame(wake), onView(wake)];
    workSoon();
  }
  return () => {
    if (--seekers > 0) return;
    clearTimeout(timer);
    timer = undefined;
    for (const f of leave) f();
  };
}

/** Keeps the writing going while `visible`. */
export function useWriter(visible: boolean): void {
  useEffect(() => (visible ? seek() : undefined), [visible]);
}
