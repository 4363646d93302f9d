// The learning-rate strip of the first page: made beside the main run, and made anew whenever what its runs start from
// has changed. Only while somebody sees it.
import { create } from 'zustand';
import { BackendLost } from '../../engine/backend.ts';
import { Exclusive } from '../../engine/exclusive.ts';
import { withValues } from '../../labs/runs/axes.ts';
import { type NoStrip, RateStrip, stripSize } from '../../labs/runs/rates.ts';
import type { Bench } from '../../labs/runs/train-all.ts';
import { notifyError } from '../notices.ts';
import { onView, theSession } from '../session.ts';
import { remember, remembered } from '../storage.ts';
import { freeShare, theBench } from './backend.ts';
import { theBase } from './map.ts';

interface Rates {
  /** The user has not switched it off. */
  on: boolean;
  /** What there is of it, and a count of its changes; the former one until there is something of the next. */
  strip: RateStrip | undefined;
  version: number;
  /** Why there is none. */
  no: NoStrip | undefined;
}

export const useRates = create<Rates>(() => ({
  on: remembered('rates') !== 'off',
  strip: undefined,
  version: 0,
  no: undefined,
}));

export function showRates(on: boolean): void {
  remember('rates', on ? undefined : 'off');
  useRates.setState({ on });
}

/**
 * ms in which nothing may change before the runs start: a hand on a control changes something all the time. A page that
 * has just been opened has better things to do.
 */
const calm = 250;
const calmAtFirst = 1000;

const exclusive = new Exclusive();
let stop = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;
/** What the strip at hand, or under way, was made from. */
let made: readonly unknown[] = [];
/** … and whether that came to its end. */
let finished = false;

/** All that the runs depend on: the experiment but for its rate, the data, the device. */
function source(): readonly unknown[] {
  const { view, backend } = theSession();
  return [JSON.stringify(withValues(theBase(), [['optimizer.lr', 0]])), view?.dataset, backend];
}

function makeAnew(): void {
  if (!theSession().view) return;
  const wanted = source();
  if (wanted.every((part, i) => part === made[i])) return;
  const wait = made.length === 0 ? calmAtFirst : calm;
  made = wanted;
  finished = false;
  stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  clearTimeout(timer);
  timer = setTimeout(() => void exclusive.run(() => make(signal)), wait);
}

/** The main run's own device, where the kernel it needs is compiled already; else that of the many runs. */
async function benchOf(): Promise<Bench> {
  const { backend, view } = theSession();
  return backend?.kind === 'webgpu' ? { backend, dataset: view!.dataset } : theBench();
}

async function make(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const bench = await benchOf();
    const base = theBase();
    const size = stripSize(bench, base);
    if (signal.aborted) return;
    finished = typeof size === 'string';
    if (typeof size === 'string') return useRates.setState({ strip: undefined, no: size });
    const strip = new RateStrip(base, size);
    const onChange = (): void => useRates.setState(({ version }) => ({ strip, version: version + 1, no: undefined }));
    await strip.run(bench, onChange, { signal, share: freeShare });
    finished = !signal.aborted;
  } catch (error) {
    if (signal.aborted) return;
    made = []; // another attempt with the next change: the page has another device by then
    if (!(error instanceof BackendLost)) notifyError(error);
  }
}

/** Somebody sees the strip: it is kept up to date until the returned function is called. */
export function watchRates(): () => void {
  const leave = onView(makeAnew);
  makeAnew();
  return () => {
    leave();
    clearTimeout(timer);
    stop.abort();
    // What has not come to its end begins anew.
    if (!finished) made = [];
  };
}
