// What is seen on each page: its body, and whether play and the learning rate stand above it. A new page is a line here,
// one in store/pages.ts, and its words.
import { lazy, type ComponentType } from 'react';
import type { PageName } from '../../store/pages.ts';
import { Main } from '../layout/Main.tsx';

interface PageView {
  Body: ComponentType;
  /** The main run's transport and learning rate belong on it. */
  dock: boolean;
}

/** A page's component, loaded when it is first seen. */
export const later = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await load() }));

export const pageViews: Record<PageName, PageView> = {
  train: { Body: Main, dock: true },
  surface: { Body: later(async () => (await import('./surface/SurfacePage.tsx')).SurfacePage), dock: false },
  runs: { Body: later(async () => (await import('./runs/RunsPage.tsx')).RunsPage), dock: false },
  compress: { Body: later(async () => (await import('./compress/CompressPage.tsx')).CompressPage), dock: true },
};
