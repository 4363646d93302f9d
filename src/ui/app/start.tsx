// Brings the page up: preferences, session, first experiment, scripting, shortcuts, and only then what is seen.
import { createRoot } from 'react-dom/client';
import type { BackendChoice } from '../../engine/session-types.ts';
import { startAddress } from '../../store/address.ts';
import { notify } from '../../store/notices.ts';
import { setFatal } from '../../store/page.ts';
import { usePreferences, type Theme } from '../../store/preferences.ts';
import { makeScripting } from '../../store/scripting.ts';
import { holdSession, onStatus } from '../../store/session.ts';
import { showLanguage } from '../words/index.ts';
import { App } from './App.tsx';
import { startDrop } from './drop.ts';

/** `?backend=cpu|webgpu|auto` before the hash. */
function askedBackend(): BackendChoice {
  const asked = new URLSearchParams(location.search).get('backend')?.toLowerCase();
  return asked === 'cpu' || asked === 'webgpu' ? asked : 'auto';
}

function showTheme({ theme }: { theme: Theme }): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function startPreferences(): Promise<void> {
  showTheme(usePreferences.getState());
  usePreferences.subscribe((now, before) => {
    showTheme(now);
    if (now.language !== before.language) void showLanguage(now.language).catch(() => {}); // offline: as it was
  });
  return showLanguage(usePreferences.getState().language).catch(() => {});
}

/** What happens to the run without the user's doing is said in a notice. */
function startWatching(): void {
  onStatus((now, before) => {
    if (now.backend.reason === 'lost' && before.backend.reason !== 'lost') notify({ code: 'device-lost' });
    if (now.error !== undefined && now.error !== before.error) notify({ code: 'error', message: now.error });
  });
}

/** The engine comes beside the page, not before it: the page shows what the address asks for meanwhile. */
async function startRun(): Promise<void> {
  const { createSession } = await import('../../engine/session.ts');
  holdSession(createSession(askedBackend()));
  startWatching();
  await startAddress();
}

export async function start(root: HTMLElement): Promise<void> {
  const ready = startRun();
  ready.catch((error: unknown) => setFatal(error instanceof Error ? error.message : String(error)));
  window.downhill = makeScripting(ready);
  await startPreferences();
  createRoot(root).render(<App />);
  startDrop();
  const { startShortcuts } = await import('./shortcuts.ts');
  startShortcuts();
}
