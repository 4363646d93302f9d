import { tinykeys } from 'tinykeys';
import { newWeights, resetRun, stepEpoch, stepOnce, togglePlay, toggleSlow } from '../../store/actions.ts';
import { act, type PageAction } from '../../store/page-actions.ts';
import { showDialog, usePage } from '../../store/page.ts';
import { theSession } from '../../store/session.ts';
import { changeSoon } from '../../store/settings.ts';
import { rateScale } from '../controls/RateSlider.tsx';

/** What has a use of its own for the keys. */
const typing = 'input, textarea, select, [contenteditable]';
const pressing = `${typing}, button, a, summary, [role=button], [role=radio], [role=switch]`;

function changeRate(notches: number): void {
  const view = theSession().view;
  if (view) changeSoon('optimizer.lr', rateScale.next(view.settings.optimizer.lr, notches));
}

const when = (taken: string, action: () => unknown) => (event: KeyboardEvent) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (usePage.getState().dialog !== undefined || target?.closest(taken)) return;
  event.preventDefault();
  action();
};
/** Not again while the key is held. */
const once = (action: () => unknown) => {
  const handler = when(typing, action);
  return (event: KeyboardEvent) => {
    if (!event.repeat) handler(event);
  };
};

/** On a page with a run of its own, that one's. */
const own = (name: PageAction, main: () => unknown) => () => act(name, main);

/** Single keys for the whole page; off while one types and while a dialog is open. Returns how to switch them off. */
export function startShortcuts(): () => void {
  return tinykeys(window, {
    Space: when(pressing, own('play', togglePlay)),
    '.': when(typing, own('step', stepOnce)),
    e: when(typing, own('epoch', stepEpoch)),
    s: once(own('slow', toggleSlow)),
    r: once(own('reset', resetRun)),
    n: once(own('reseed', newWeights)),
    ']': when(
      typing,
      own('rateUp', () => changeRate(1)),
    ),
    '[': when(
      typing,
      own('rateDown', () => changeRate(-1)),
    ),
    l: once(() => showDialog('share')),
    'Shift+?': once(() => showDialog('help')),
  });
}

/** The same for the help page: the key, and its name in the help page's words. */
export const shortcutList = [
  ['space', 'play'],
  ['.', 'step'],
  ['E', 'epoch'],
  ['S', 'slow'],
  [']', 'rateUp'],
  ['[', 'rateDown'],
  ['R', 'reset'],
  ['N', 'reseed'],
  ['L', 'share'],
  ['?', 'help'],
] as const;
