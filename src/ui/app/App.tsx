import { lazy, type MouseEvent } from 'react';
import { showDialog, usePage } from '../../store/page.ts';
import { useStatus } from '../../store/session.ts';
import { Later } from '../components/Later.tsx';
import { TipHost } from '../components/Tip.tsx';
import { Dock } from '../layout/Dock.tsx';
import { Header } from '../layout/Header.tsx';
import { pageViews } from '../pages/index.ts';
import { useWords } from '../words/index.ts';
import { Notices } from './Notices.tsx';
import { Unusable } from './Unusable.tsx';

const HidePreviewBar = lazy(async () => ({ default: (await import('../share/HidePreviewBar.tsx')).HidePreviewBar }));
const ProblemsBanner = lazy(async () => ({ default: (await import('../share/ProblemsBanner.tsx')).ProblemsBanner }));
const ShareDialog = lazy(async () => ({ default: (await import('../share/ShareDialog.tsx')).ShareDialog }));
const OwnDataDialog = lazy(async () => ({ default: (await import('../own/OwnDataDialog.tsx')).OwnDataDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));

export function App() {
  const { skip } = useWords();
  const page = usePage((p) => p.page);
  const fatal = usePage((p) => p.fatal);
  const unusable = useStatus((s) => s.phase === 'unusable');
  if (unusable || fatal !== undefined) return <Unusable detail={fatal} />;
  const { Body, dock } = pageViews[page];
  return (
    <>
      <a href="#main" className="skip" onClick={focusMain}>
        {skip}
      </a>
      <Header />
      {dock && <Dock />}
      <Banners />
      <Later key={page} place={<div className="slot" />}>
        <Body />
      </Later>
      <Notices />
      <Dialogs />
      <TipHost />
    </>
  );
}

/** The hash is the experiment: the link to #main must not put itself there. */
function focusMain(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}

function Banners() {
  const preview = usePage((page) => page.hidePreview);
  const problems = usePage((page) => page.problems.length > 0);
  return (
    <Later>
      {preview && <HidePreviewBar />}
      {problems && <ProblemsBanner />}
    </Later>
  );
}

function Dialogs() {
  const dialog = usePage((page) => page.dialog);
  return (
    <Later key={dialog} floating onClose={() => showDialog(undefined)}>
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'help' && <HelpDialog />}
      {(dialog === 'own' || dialog === 'table') && <OwnDataDialog key={dialog} />}
    </Later>
  );
}
