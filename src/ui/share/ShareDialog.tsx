import { useState } from 'react';
import { fromText, toJSON, type Experiment } from '../../experiment/index.ts';
import { addressOf } from '../../store/address.ts';
import { notify } from '../../store/notices.ts';
import { showDialog, showProblems, usePage } from '../../store/page.ts';
import { theSession } from '../../store/session.ts';
import { openExperiment } from '../../store/settings.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Icon } from '../components/Icon.tsx';
import { copyText } from './copy-text.ts';
import { ExportBox } from './ExportBox.tsx';
import { HideChooser } from './HideChooser.tsx';
import { QrCode } from './QrCode.tsx';
import { useShareWords } from './words.ts';

/** The experiment as the link will carry it: with the controls a teacher is about to hide. */
function sharedExperiment(hideDraft: readonly string[] | undefined): Experiment | undefined {
  const x = theSession().view?.experiment;
  return x && hideDraft ? { ...x, hide: [...hideDraft].sort() } : x;
}

export function ShareDialog() {
  const w = useShareWords();
  const hideDraft = usePage((page) => page.hideDraft);
  const x = sharedExperiment(hideDraft);
  if (!x) return null;
  const address = addressOf(x);
  return (
    <Dialog title={w.title} onClose={() => showDialog(undefined)} wide>
      <p className="max-w-prose text-sm text-muted">{w.intro}</p>
      <div className="mt-4 grid gap-6 md:grid-cols-[1fr_auto]">
        <div className="min-w-0">
          <label className="text-sm font-medium">
            {w.link}
            <textarea
              readOnly
              rows={3}
              value={address}
              onFocus={(event) => event.target.select()}
              className="mt-1 block w-full resize-none rounded-lg border border-line bg-sunken p-2 font-mono text-xs break-all"
            />
          </label>
          <div className="mt-2 flex flex-wrap gap-2">
            <CopyButton look="strong" label={w.copyLink} text={() => address} />
            <CopyButton label={w.copyJson} text={() => `${JSON.stringify(toJSON(x), undefined, 2)}\n`} />
          </div>
          <ExportBox />
          <OpenBox />
        </div>
        <QrCode text={address} />
      </div>
      <HideChooser names={x.hide} />
    </Dialog>
  );
}

function CopyButton({ label, text, look }: { label: string; text: () => string; look?: 'strong' }) {
  const share = useShareWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (await copyText(text())) {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } else notify({ code: 'copy-failed' });
  };
  return (
    <Button look={look} onClick={() => void copy()}>
      <Icon name={copied ? 'check' : 'copy'} className="size-4" />
      <span aria-live="polite">{copied ? share.copied : label}</span>
    </Button>
  );
}

/** A link or JSON from elsewhere. */
function OpenBox() {
  const w = useShareWords();
  const [text, setText] = useState('');
  const open = async () => {
    if (text.trim() === '') return notify({ code: 'nothing-to-open' });
    const { experiment, problems } = fromText(text);
    showDialog(undefined);
    await openExperiment(experiment);
    return showProblems(problems);
  };
  return (
    <form action={() => void open()} className="mt-5">
      <h3 className="text-sm font-semibold">{w.openTitle}</h3>
      <div className="mt-1 flex gap-2">
        <textarea
          aria-label={w.openLabel}
          placeholder={w.openLabel}
          rows={1}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          className="touch min-w-0 grow rounded-lg border border-edge bg-panel px-2.5 py-1.5 font-mono text-xs"
        />
        <Button onClick={() => void open()}>{w.openButton}</Button>
      </div>
    </form>
  );
}
