// Asks the model about some rows, again whenever the weights have changed, while somebody looks: a few times a second at
// most, and in a small part of the page's time.
import { useEffect, useState } from 'react';
import type { Dataset } from '../../../data/types.ts';
import type { Asked, Frame } from '../../../engine/session-types.ts';
import { onFrame, onView, theSession } from '../../../store/session.ts';

/** ms between two questions, and the share of the page's own thread that may go into them while it trains. */
const [gap, share] = [300, 0.1];

interface Told {
  dataset: Dataset;
  rows: readonly Float32Array[];
  asked: Asked;
  /** What it was asked at. */
  frame: Frame | undefined;
}

/**
 * What the model makes of these rows (T tokens each; the same array as long as they are the same), kept up to date while
 * `visible`. Undefined until it has answered.
 */
export function useAsked(dataset: Dataset, rows: readonly Float32Array[], visible: boolean): Asked | undefined {
  const [told, setTold] = useState<Told>();
  useEffect(() => (visible ? keepAsking(dataset, rows, setTold) : undefined), [dataset, rows, visible]);
  return told?.dataset === dataset && told.rows === rows ? told.asked : undefined;
}

function keepAsking(dataset: Dataset, rows: readonly Float32Array[], tell: (told: Told) => void): () => void {
  let known: Told | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let rest = 0;
  let left = false;
  const work = async (): Promise<void> => {
    timer = undefined;
    const session = theSession();
    const { view, status, frame } = session;
    if (busy || left || view?.dataset !== dataset) return;
    if (known?.frame === frame && known !== undefined) return; // the next frame wakes it
    const start = performance.now();
    busy = true;
    const asked = await session.ask(rows).catch(() => undefined); // the device is gone: told of elsewhere
    busy = false;
    if (left) return;
    const took = status.backend.kind === 'cpu' ? performance.now() - start : 0;
    rest = performance.now() + Math.max(gap, (took * (1 - share)) / share);
    if (asked) tell((known = { dataset, rows, asked, frame }));
    if (session.frame !== frame) wake(); // it came meanwhile
  };
  const wake = () => {
    timer ??= setTimeout(() => void work(), Math.max(0, rest - performance.now()));
  };
  const leave = [onFrame(wake), onView(wake)];
  wake();
  return () => {
    left = true;
    clearTimeout(timer);
    for (const f of leave) f();
  };
}
