// What is worked out beside the run from the weights of this moment: anew when they change, only while somebody looks,
// and in a small part of the time while it trains.
import { useEffect, useSyncExternalStore } from 'react';
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { onFrame, onView, theSession } from '../../../store/session.ts';
import { makeSignal } from '../../../store/signal.ts';
import { lookAt } from './look.ts';

/** Share of the time that may go into one of them while it trains. */
const share = 0.1;

export interface Beside<T> {
  /** The last result for the present data; with `visible`, kept up to date. */
  use: (visible: boolean) => T | undefined;
  /** Something besides the weights has changed that the result depends on. */
  again: () => void;
  /** Keeps the result up to date without a component; returns how to stop. */
  seek: () => () => void;
}

/**
 * `work` is given a frame with all of θ, and gives the result; `more`: it wants to be called again though nothing has
 * changed. One call should take no longer than the page may stand still, 20 ms or so.
 */
export function beside<T>(work: (view: RunView, frame: Frame) => { result: T; more?: boolean }): Beside<T> {
  const changed = makeSignal();
  let result: T | undefined;
  let of: RunView | undefined;
  let seekers = 0;
  let leave: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = 0;

  const now = (): void => {
    timer = undefined;
    const { view, frame, status } = theSession();
    if (!view || !frame) return;
    const last = view.parameters.at(-1);
    if (frame.theta.length < (last ? last.offset + last.length : 0)) return; // not read yet
    const start = performance.now();
    const done = work(view, frame);
    result = done.result;
    of = view;
    changed.emit();
    const end = performance.now();
    rest = end + (status.phase === 'running' ? ((end - start) * (1 - share)) / share : 0);
    if (done.more) soon();
  };
  /** Once for all that changes until it may work again. */
  const soon = (): void => {
    if (seekers > 0) timer ??= setTimeout(now, Math.max(0, rest - performance.now()));
  };
  const seek = (): (() => void) => {
    if (seekers++ === 0) {
      leave = [lookAt('parameters'), onFrame(soon), onView(soon)];
      soon();
    }
    return () => {
      if (--seekers > 0) return;
      clearTimeout(timer);
      timer = undefined;
      for (const f of leave) f();
    };
  };
  return {
    use(visible) {
      useSyncExternalStore(changed.subscribe, changed.version);
      useEffect(() => (visible ? seek() : undefined), [visible]);
      const { view } = theSession();
      return of && view && sameModel(of, view) ? result : undefined;
    },
    again: soon,
    seek,
  };
}

/** The same layers on the same data: a live setting changes nothing of how they are worked out. */
export const sameModel = (a: RunView, b: RunView): boolean =>
  a.dataset === b.dataset &&
  a.parameters === b.parameters &&
  a.settings.loss === b.settings.loss &&
  a.settings.model === b.settings.model;
