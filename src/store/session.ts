// The page's one Session and how components see it. The session itself (device, buffers, arrays) is held here,
// outside zustand; zustand gets its plain status, at most 10 times a second. Frames and views are read from the
// session; components are told that there is a new one by a counter.
import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { Frame, RunStatus, RunView, Session } from '../engine/session-types.ts';
import { makeSignal } from './signal.ts';
import { throttle } from './throttle.ts';

let held: Session | undefined;
/** The view as of the last word of it: a snapshot that stays the same between two renderings. */
let view: RunView | undefined;
let release = () => {};

export const startingStatus: RunStatus = {
  phase: 'starting',
  step: 0,
  epoch: 0,
  stepsPerEpoch: 1,
  lr: 0,
  batch: 0,
  stepsPerSecond: 0,
  trainer: 'plan',
  bytes: 0,
  backend: { kind: 'cpu', adapter: '', software: false },
  replay: false,
};

const statusStore = create<RunStatus>(() => startingStatus);

const frames = makeSignal();
const views = makeSignal();

/** What must be seen at once: everything but the counting numbers. */
const sameState = (a: RunStatus, b: RunStatus): boolean =>
  a.phase === b.phase &&
  a.replay === b.replay &&
  a.backend.kind === b.backend.kind &&
  a.backend.reason === b.backend.reason &&
  a.failure?.step === b.failure?.step &&
  (a.stopped === undefined) === (b.stopped === undefined) &&
  (a.download === undefined) === (b.download === undefined) &&
  a.error === b.error;

/** Makes this the page's session; called once by main.tsx, and by tests. Returns how to let it go. */
export function holdSession(session: Session): () => void {
  release();
  held = session;
  const showView = () => {
    view = session.view;
    views.emit();
  };
  const mirror = throttle(() => statusStore.setState({ ...session.status }, true), 100);
  const unsubscribe = session.subscribe((what) => {
    if (what === 'frame') frames.emit();
    if (what === 'view') showView();
    if (!sameState(statusStore.getState(), session.status)) mirror.now();
    else mirror();
  });
  mirror.now();
  showView();
  release = () => {
    unsubscribe();
    mirror.cancel();
    if (held === session) held = undefined;
    release = () => {};
  };
  return release;
}

/** The session, for code outside components. */
export function theSession(): Session {
  if (!held) throw new Error('Not ready: await downhill.ready first');
  return held;
}

/** Whether there is a session: what needs one is mounted only then. */
export const useHasSession = (): boolean => useSyncExternalStore(views.subscribe, () => held !== undefined);

/** The session; components that call it are mounted only once there is one. */
export const useSession = (): Session => theSession();

/** Some of the run's status: `useStatus((s) => s.phase)`. The selector must return a plain value. */
export const useStatus = <T>(selector: (status: RunStatus) => T): T => statusStore(selector);

/** The status as it is mirrored for components. */
export const shownStatus = (): RunStatus => statusStore.getState();

export const runStatus = (): RunStatus => held?.status ?? statusStore.getState();

/** The latest frame; renders again about 10 times a second while running. For canvases prefer `onFrame`. */
export function useFrame(): Frame | undefined {
  useSyncExternalStore(frames.subscribe, frames.version);
  return held?.frame;
}

/** The experiment as it is trained: settings in force, data, layers. Renders again when it changes. */
export function useView(): RunView | undefined {
  useSyncExternalStore(views.subscribe, views.version);
  return view;
}

/** Part of the view; renders again only when that part changes: `useViewPart((v) => v.settings.optimizer.lr)`. */
export function useViewPart<T>(select: (view: RunView) => T): T | undefined {
  const part = useShallow(select); // an equal list made anew is no change
  return useSyncExternalStore(views.subscribe, () => view && part(view));
}

/** Calls back when the mirrored status has changed, outside React. */
export const onStatus = (listener: (now: RunStatus, before: RunStatus) => void): (() => void) =>
  statusStore.subscribe(listener);

/** Calls back at every new frame, outside React: for drawing on canvases. Returns how to stop. */
export const onFrame = (listener: () => void): (() => void) => frames.subscribe(listener);
export const onView = (listener: () => void): (() => void) => views.subscribe(listener);
