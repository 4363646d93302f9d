// The views are loaded after the controls: the page can be used before the charts have come.
import { lazy, type ReactNode } from 'react';
import { useHasSession } from '../../store/session.ts';
import { Later } from '../components/Later.tsx';

type Views = typeof import('../views/index.ts');

const view = (name: keyof Views) => lazy(async () => ({ default: (await import('../views/index.ts'))[name] }));

export const NetworkView = view('NetworkView');
export const OutputView = view('OutputView');
export const LossChart = view('LossChart');
export const MetricsView = view('MetricsView');
export const HistogramsView = view('HistogramsView');
export const CodePanel = view('CodePanel');
export const SlowMotion = view('SlowMotion');
export const FailureNotice = view('FailureNotice');
export const StoppedNotice = view('StoppedNotice');

type Landscape = typeof import('../views/landscape/index.ts');

/** Resolves when the browser has nothing better to do: what comes after the views. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 300);
  });

const landscape = (name: keyof Landscape) =>
  lazy(async () => {
    await import('../views/index.ts');
    await idle();
    return { default: (await import('../views/landscape/index.ts'))[name] };
  });

export const LandscapeView = landscape('LandscapeView');
export const LimitMark = landscape('LimitMark');
export const LimitLabel = landscape('LimitLabel');
export const RatesView = landscape('RatesView');

export const LayerStack = lazy(async () => ({ default: (await import('../views/layers/LayerStack.tsx')).LayerStack }));
export const NetworkChoice = lazy(async () => ({
  default: (await import('../views/layers/NetworkChoice.tsx')).NetworkChoice,
}));

export const DrawingToolbar = lazy(async () => ({
  default: (await import('../controls/DrawingToolbar.tsx')).DrawingToolbar,
}));
export const LineAnswer = lazy(async () => ({ default: (await import('../controls/LineAnswer.tsx')).LineAnswer }));

/** What has no place of its own until it, and the session, have come. */
export function Soon({ children }: { children: ReactNode }) {
  return useHasSession() ? <Later>{children}</Later> : null;
}

/** Keeps the place of a view until it, and the session, have come. */
export function Slot({ children }: { children: ReactNode }) {
  const place = <div className="slot" />;
  return useHasSession() ? <Later place={place}>{children}</Later> : place;
}
