import { showDialog } from '../../store/page.ts';
import { Dialog } from '../components/Dialog.tsx';
import { pageWords, useWords } from '../words/index.ts';
import { helpEn } from '../words/pages/help.en.ts';
import { helpZh } from '../words/pages/help.zh.ts';
import { shortcutList } from './shortcuts.ts';

const useHelpWords = pageWords({ en: helpEn, zh: helpZh });

export function HelpDialog() {
  const w = useHelpWords();
  const { keyNames } = useWords().help;
  return (
    <Dialog title={w.title} onClose={() => showDialog(undefined)} wide>
      <ol className="mt-2 grid gap-3 sm:grid-cols-2">
        {w.steps.map(([title, text], i) => (
          <li key={title} className="flex gap-3 rounded-xl bg-sunken p-3.5">
            <span
              aria-hidden
              className="flex size-7 shrink-0 items-center justify-center rounded-full bg-action text-sm font-bold text-on-action"
            >
              {i + 1}
            </span>
            <span>
              <strong className="block font-semibold">{title}</strong>
              <span className="text-sm text-muted">{text}</span>
            </span>
          </li>
        ))}
      </ol>
      <h3 className="mt-5 font-semibold">{w.colours}</h3>
      <div aria-hidden className="mt-1.5 h-3 max-w-sm rounded-full bg-linear-to-r from-negative via-zero to-positive" />
      <p className="mt-1.5 text-sm text-muted">{w.coloursText}</p>
      <h3 className="mt-5 font-semibold">{w.shortcuts}</h3>
      <dl className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-1 text-sm">
        {shortcutList.map(([key, name]) => (
          <div key={name} className="flex items-center gap-2.5">
            <dt className="w-14 shrink-0">
              <kbd className="rounded-md border border-edge bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {key === 'space' ? keyNames.space : key}
              </kbd>
            </dt>
            <dd>{w.keys[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-5 text-sm text-muted">{w.privacy}</p>
      <p className="mt-1 text-sm text-muted">{w.scripting}</p>
      <p className="mt-1 text-sm text-muted">{w.version(__VERSION__)}</p>
    </Dialog>
  );
}
