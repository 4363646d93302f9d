// What is open on the page. Nothing here decides a run.
import { create } from 'zustand';
import type { Problem } from '../experiment/index.ts';
import { type PageName, pageNames } from './pages.ts';

/** `own`: the user's own data; `table`: the table that is trained on. */
export type DialogName = 'help' | 'share' | 'own' | 'table';
export type DrawerName = 'optimizer' | 'schedule' | 'batches' | 'regularization' | 'model';

interface Page {
  /** Which page of the site is seen. */
  page: PageName;
  dialog: DialogName | undefined;
  /** What was dropped on the page and is to be read by the dialog. */
  dropped: readonly (FileSystemEntry | File)[];
  /** The open panels of settings: one, or on a wide screen any number. */
  drawers: readonly DrawerName[];
  /** The map of the loss is open; folded it costs nothing. */
  landscape: boolean;
  /** The network is shown as a stack of layers where it could be a graph. */
  cards: boolean;
  /** Slow motion: the steps are shown stage by stage. */
  slow: boolean;
  /** What was not understood of the link that was opened. */
  problems: readonly Problem[];
  /** The controls a teacher is about to hide; undefined: those of the experiment. */
  hideDraft: readonly string[] | undefined;
  /** The teacher tries how that looks. */
  hidePreview: boolean;
  /** What stopped the page from starting at all. */
  fatal: string | undefined;
}

/** From this width on the settings have a column of their own (see layout.css). */
const isWide = () => typeof innerWidth === 'number' && innerWidth >= 1760;

export const usePage = create<Page>(() => ({
  page: pageNames[0],
  dialog: undefined,
  dropped: [],
  drawers: isWide() ? ['optimizer', 'schedule'] : [],
  landscape: true,
  cards: false,
  slow: false,
  problems: [],
  hideDraft: undefined,
  hidePreview: false,
  fatal: undefined,
}));

export const showDialog = (dialog: DialogName | undefined): void => usePage.setState({ dialog, dropped: [] });
export const openDropped = (dropped: Page['dropped']): void => usePage.setState({ dialog: 'own', dropped });
export const toggleDrawer = (name: DrawerName): void =>
  usePage.setState(({ drawers }) => {
    const others = drawers.filter((other) => other !== name);
    if (others.length < drawers.length) return { drawers: others };
    return { drawers: isWide() ? [...others, name] : [name] };
  });
export const toggleLandscape = (): void => usePage.setState(({ landscape }) => ({ landscape: !landscape }));
export const showCards = (cards: boolean): void => usePage.setState({ cards });
export const setSlow = (slow: boolean): void => usePage.setState({ slow });
export const showProblems = (problems: readonly Problem[]): void => usePage.setState({ problems });
export const draftHide = (hideDraft: readonly string[] | undefined): void => usePage.setState({ hideDraft });
export const previewHide = (hidePreview: boolean): void =>
  usePage.setState({ hidePreview, dialog: hidePreview ? undefined : 'share' });
export const setFatal = (fatal: string): void => usePage.setState({ fatal });
