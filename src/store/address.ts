// The address bar is the experiment. Small changes replace the entry in the browser's history, larger ones add one,
// so that Back undoes them; whatever puts another hash there opens it.
import { DataError, loadWeights } from '../data/index.ts';
import {
  type Experiment,
  defaultExperiment,
  fromLink,
  fromText,
  orThrow,
  type Problem,
  show,
  toLink,
} from '../experiment/index.ts';
import { startDrawing } from './drawing.ts';
import { notifyError } from './notices.ts';
import { showProblems, usePage } from './page.ts';
import {
  isKeyOf,
  isPageName,
  loadPageLink,
  type PageLink,
  pageLink,
  type PageName,
  pageNames,
  pagePairs,
} from './pages.ts';
import { onView, theSession } from './session.ts';
import { throttle } from './throttle.ts';

/** Browsers refuse more than about 100 changes of the address in 30 seconds. */
const interval = 500;

/** The link of the experiment that the address stands for, in canonical form. */
let shown: string | undefined;
let push = false;
let hash = '';

/** The next change becomes an entry of its own in the browser's history. */
export const willPush = (): void => {
  push = true;
};

/** The link of an experiment as it is seen on the present page. */
const linkOf = (x: Experiment): string => [toLink(x), ...pagePairs(usePage.getState().page)].filter(Boolean).join('&');

/** The whole address of an experiment, for copying; `?backend=` is this device's own and stays here. */
export function addressOf(x: Experiment): string {
  const link = linkOf(x);
  return `${location.href.split(/[?#]/)[0]}${link === '' ? '' : `#${link}`}`;
}

function write(): void {
  const x = theSession().view?.experiment;
  if (!x) return;
  const link = linkOf(x);
  const asNew = push && link !== shown;
  push = false;
  if (link === shown) return;
  shown = link;
  try {
    const { pathname, search } = location;
    history[asNew ? 'pushState' : 'replaceState'](null, '', `${pathname}${search}${link === '' ? '' : `#${link}`}`);
  } catch {
    // too often or too long for this browser: the share dialog still has the link
  }
  hash = location.hash;
}
const writeSoon = throttle(write, interval);

/** Collects a link's pairs that are a page's, not the experiment's. */
function pageCollector() {
  const pairs = new Map<string, string>();
  let page: string | undefined;
  return {
    take: (key: string, value: string): boolean => {
      if (key === 'page') page = value.toLowerCase();
      else if (pageNames.some((name) => isKeyOf(name, key))) pairs.set(key, value);
      else return false;
      return true;
    },
    /** The page that was named and the problems of that; and the pairs that are not its own. */
    answer: (): { page: PageName; pairs: Map<string, string>; problems: Problem[] } => {
      const problems: Problem[] = [];
      let name: PageName = pageNames[0];
      if (page !== undefined && isPageName(page)) name = page;
      else if (page !== undefined) problems.push({ key: 'page', code: 'not-a-choice', given: show(page), used: name });
      for (const [key, value] of pairs) {
        if (!isKeyOf(name, key)) problems.push({ key, code: 'unknown-key', given: show(value) });
      }
      return { page: name, pairs, problems };
    },
  };
}

/** Shows a page with the state that a link gives it; what it did not understand is returned. */
async function enter(name: PageName, pairs: ReadonlyMap<string, string>): Promise<readonly Problem[]> {
  watchPage(name, await loadPageLink(name));
  const problems = pageLink(name)?.read(pairs) ?? [];
  usePage.setState({ page: name });
  return problems;
}

const watched = new Set<PageName>();
/** From its first showing on, what changes on a page is in the address. */
function watchPage(name: PageName, link: PageLink | undefined): void {
  if (!link || watched.has(name)) return;
  watched.add(name);
  link.subscribe(() => {
    if (usePage.getState().page === name) writeSoon();
  });
}

/** Goes to another page; Back returns. */
export async function showPage(name: PageName): Promise<void> {
  if (name === usePage.getState().page) return;
  try {
    watchPage(name, await loadPageLink(name));
  } catch (error) {
    notifyError(error); // offline: the page stays
    return;
  }
  usePage.setState({ page: name });
  push = true;
  writeSoon.now();
}

/** Opens a link or JSON strictly: throws ExperimentError at the first thing it does not understand. */
export async function openText(text: string): Promise<void> {
  const collected = pageCollector();
  const reading = fromText(text, collected.take);
  const { page, pairs, problems } = collected.answer();
  const experiment = orThrow({ ...reading, problems: [...reading.problems, ...problems] });
  willPush();
  await theSession().open(experiment);
  showProblems(await enter(page, pairs));
}

/** A link names weights or a teacher that may not be on this device: it says so, and goes without them. */
async function withKnownWeights(x: Experiment): Promise<Experiment> {
  try {
    await loadWeights(x.model.weights);
    await loadWeights(x.compression.teacher);
    return x;
  } catch (error) {
    notifyError(error);
    return { ...x, model: { ...x.model, weights: '' }, compression: { ...x.compression, teacher: '' } };
  }
}

/** Opens what the address says; never throws. */
async function read(): Promise<void> {
  hash = location.hash;
  const collected = pageCollector();
  const { experiment, problems } = fromLink(hash, collected.take);
  const wanted = collected.answer();
  writeSoon.cancel();
  push = false;
  problems.push(...wanted.problems);
  try {
    problems.push(...(await enter(wanted.page, wanted.pairs)));
  } catch (error) {
    notifyError(error); // that page's code did not come
  }
  shown = linkOf(experiment);
  showProblems(problems);
  try {
    if (theSession().status.phase === 'running') await theSession().pause(); // a link is opened ready to play
    await theSession().open(await withKnownWeights(experiment));
  } catch (error) {
    if (error instanceof DataError && error.key === 'no-points') startDrawing([]);
    else notifyError(error);
    if (!theSession().view) await theSession().open(defaultExperiment());
  }
}

/** Opens the first experiment, and keeps address and session together from then on. */
export async function startAddress(): Promise<void> {
  await read();
  onView(() => (push ? writeSoon.now() : writeSoon()));
  const onChange = () => {
    if (location.hash !== hash) void read();
  };
  addEventListener('popstate', onChange);
  addEventListener('hashchange', onChange);
}
