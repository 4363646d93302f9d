import { useSyncExternalStore } from 'react';
import { onFrame, theSession } from '../../../store/session.ts';
import { inTurn, outOfTurn } from './turns.ts';
import type { Frame } from '../../../engine/session-types.ts';

/** A frame at most this often, in ms: for text, which nobody reads ten times a second. */
const interval = 250;

let shown: Frame | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
let stop = () => {};

function update(): void {
  timer = undefined;
  shown = theSession().frame;
  for (const listener of listeners) inTurn(listener);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    stop = onFrame(() => {
      // A paused run's last frame is shown at once.
      if (theSession().status.phase !== 'running') {
        clearTimeout(timer);
        update();
      } else timer ??= setTimeout(update, interval);
    });
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    outOfTurn(listener);
    if (listeners.size === 0) stop();
  };
}

const subscribeStill = (listener: () => void): (() => void) =>
  subscribe(() => {
    if (theSession().status.phase !== 'running') listener();
  });

/** The last frame, four times a second while running; with `visible` false, for what is off screen, not while running. */
export function useSlowFrame(visible = true): Frame | undefined {
  return useSyncExternalStore(visible ? subscribe : subscribeStill, () => {
    if (timer === undefined) shown = theSession().frame;
    return shown;
  });
}
