// The one watch over the run's landscape: opened anew with every network, told of every frame, and asked only for what
// somebody sees.
import { useEffect, useSyncExternalStore } from 'react';
import { besideTraining, LandscapeWatch } from '../../../labs/landscape/watch.ts';
import { smallTheta } from '../../../engine/observe.ts';
import type { RunStatus } from '../../../engine/session-types.ts';
import { onFrame, onStatus, onView, runStatus, theSession } from '../../../store/session.ts';
import { lookAt } from '../shared/look.ts';
import { useLandscapeSettings } from '../../../store/landscape.ts';

/** Of the time, while it trains and while it stands still. */
const shares = { training: besideTraining, still: 0.5 };
/** ms between two readings of a θ that is too large to be read with every frame. */
const largePause = 3000;

const listeners = new Set<() => void>();
let version = 0;
let watch: LandscapeWatch | undefined;
let stop = () => {};
const seekers = { curvature: 0, map: 0 };

function changed(): void {
  version++;
  for (const listener of listeners) listener();
}

/** The run that the watch was opened for. */
let opened: unknown[] = [];

function openIfOther(own: LandscapeWatch): void {
  const { view, backend } = theSession();
  if (!view || !backend) return;
  const { model, loss, precision, seed } = view.settings;
  const run = [view.dataset, backend, JSON.stringify([model, loss, precision, seed])];
  if (run.every((part, i) => part === opened[i])) return;
  opened = run;
  void own.open(backend, view.settings, view.dataset);
  changed();
}

function observe(own: LandscapeWatch): void {
  const { view, frame } = theSession();
  if (!view || !frame || frame.theta.length === 0) return;
  own.observe({ ...frame, settings: view.settings });
}

/** A large θ is read only now and then: asks for it, and no more once it has come. */
function readLarge(): { stop: () => void; came: () => void } {
  let leave: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    const { view } = theSession();
    const last = view?.parameters.at(-1);
    if (last && last.offset + last.length > smallTheta) leave = lookAt('parameters');
    else timer = setTimeout(ask, largePause);
  };
  const came = (): void => {
    if (!leave) return;
    leave();
    leave = undefined;
    timer = setTimeout(ask, largePause);
  };
  ask();
  return {
    came,
    stop: () => {
      clearTimeout(timer);
      leave?.();
      leave = undefined;
    },
  };
}

function start(): void {
  const own = new LandscapeWatch(changed);
  watch = own;
  const large = readLarge();
  let theta: Float32Array | undefined;
  const setShare = ({ phase }: Pick<RunStatus, 'phase'>): void => {
    own.share = phase === 'running' || phase === 'working' ? shares.training : shares.still;
  };
  const stops = [
    onView(() => {
      openIfOther(own);
      observe(own);
    }),
    onFrame(() => {
      const { frame } = theSession();
      if (frame?.theta === theta) return; // not read again
      theta = frame?.theta;
      large.came();
      observe(own);
    }),
    onStatus(setShare),
    useLandscapeSettings.subscribe(tellWanted),
    large.stop,
    () => own.destroy(),
  ];
  stop = () => {
    for (const one of stops) one();
    opened = [];
    watch = undefined;
  };
  setShare(runStatus());
  openIfOther(own);
  theta = theSession().frame?.theta;
  observe(own);
}

function tellWanted(): void {
  if (watch) {
    const { plane } = useLandscapeSettings.getState();
    watch.wanted = { curvature: seekers.curvature > 0, plane: seekers.map > 0 ? plane : undefined };
  }
}

/** Says that somebody sees it; returns how to say that they no longer do. */
function seek(what: keyof typeof seekers): () => void {
  seekers[what]++;
  if (!watch) start();
  tellWanted();
  return () => {
    seekers[what]--;
    if (seekers.curvature + seekers.map > 0) tellWanted();
    else stop();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What has been seen; with `visible`, it goes on looking. */
export function useLandscape(what: keyof typeof seekers, visible: boolean): LandscapeWatch | undefined {
  useSyncExternalStore(subscribe, () => version);
  useEffect(() => (visible ? seek(what) : undefined), [what, visible]);
  return watch;
}
