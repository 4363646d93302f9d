// The picture at hand, and what the network makes of it: worked out anew when the picture or the weights change, only
// while somebody looks, and in a small part of the time while it trains.
import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { Dataset } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Inspector } from '../../../labs/inspect/inspector.ts';
import { onFrame, onView, theSession } from '../../../store/session.ts';
import { makeSignal } from '../../../store/signal.ts';
import { lookAt } from '../shared/look.ts';
import { sampleAt } from './pixels.ts';

interface Picture {
  /** What it belongs to: a picture of other data is none. */
  dataset: Dataset | undefined;
  sample: Float32Array;
  /** The row of the test part that it is; undefined: it was drawn. */
  row: number | undefined;
}

const usePicture = create<Picture>(() => ({ dataset: undefined, sample: new Float32Array(), row: undefined }));

/** The picture at hand: of the data's test part until another one is chosen or drawn. */
export function pictureOf(dataset: Dataset): Picture & { chosen: boolean } {
  const picture = usePicture.getState();
  if (picture.dataset === dataset) return { ...picture, chosen: true };
  return { dataset, sample: firstOf(dataset), row: 0, chosen: false };
}

const firsts = new WeakMap<Dataset, Float32Array>();

/** The same array each time, so that it is not taken for another picture. */
function firstOf(dataset: Dataset): Float32Array {
  let first = firsts.get(dataset);
  if (!first) firsts.set(dataset, (first = sampleAt(dataset, dataset.test, 0)));
  return first;
}

export function usePictureOf(dataset: Dataset): ReturnType<typeof pictureOf> {
  usePicture();
  return pictureOf(dataset);
}

export const showSample = (dataset: Dataset, row: number): void =>
  usePicture.setState({ dataset, sample: sampleAt(dataset, dataset.test, row), row });
/** One that was drawn, or is of the training part. `row`: of the test part. */
export const showPicture = (dataset: Dataset, sample: Float32Array, row?: number): void =>
  usePicture.setState({ dataset, sample, row });

/** Share of the time that may go into it while it trains. */
const share = 0.1;

export interface Inspection {
  inspector: Inspector;
  /** Probabilities or scores, one per class; two classes have one number. */
  answers: Float32Array;
  /** Step the weights are of. */
  step: number;
}

let inspector: Inspector | undefined;
let of: RunView | undefined;
let inspection: Inspection | undefined;
const changed = makeSignal();
let seekers = 0;
let leave: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let rest = 0;

/** The same layers on the same data: a live setting changes nothing of how they are worked out. */
const sameModel = (a: RunView, b: RunView): boolean =>
  a.dataset === b.dataset &&
  a.parameters === b.parameters &&
  a.settings.loss === b.settings.loss &&
  a.settings.model === b.settings.model;

function work(): void {
  timer = undefined;
  const { view, frame } = theSession();
  if (!view || !frame) return;
  if (!of || !sameModel(of, view)) {
    inspector = new Inspector(view.settings, view.dataset, 1);
    of = view;
    inspection = undefined;
  }
  const last = view.parameters.at(-1);
  if (frame.theta.length < (last ? last.offset + last.length : 0)) return; // not read yet
  const start = performance.now();
  inspector!.setWeights(frame.theta, frame.layerState);
  inspector!.forward(pictureOf(view.dataset).sample);
  inspection = { inspector: inspector!, answers: inspector!.answers(), step: frame.step };
  changed.emit();
  const running = theSession().status.phase === 'running';
  rest = performance.now() + (running ? ((performance.now() - start) * (1 - share)) / share : 0);
}

/** Once for all that changes until it may work again. */
function workSoon(): void {
  timer ??= setTimeout(work, Math.max(0, rest - performance.now()));
}

function seek(): () => void {
  if (seekers++ === 0) {
    leave = [lookAt('parameters'), onFrame(workSoon), onView(workSoon), usePicture.subscribe(workSoon)];
    workSoon();
  }
  return () => {
    if (--seekers > 0) return;
    clearTimeout(timer);
    timer = undefined;
    for (const f of leave) f();
  };
}

/** What the network makes of the picture at hand; with `visible`, kept up to date. */
export function useInspection(visible: boolean): Inspection | undefined {
  useSyncExternalStore(changed.subscribe, changed.version);
  useEffect(() => (visible ? seek() : undefined), [visible]);
  return inspection && inspection.inspector.dataset === theSession().view?.dataset ? inspection : undefined;
}
