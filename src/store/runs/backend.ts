// Where the page's many runs are made: a backend beside that of the main run, opened when it is first wanted. It is the
// kind the address asks for, and WebGPU where the main run is on the twins only because one run alone is quicker there:
// many runs beside each other are not.
import type { Backend } from '../../engine/backend.ts';
import { type Bench, shares } from '../../labs/runs/train-all.ts';
import { runStatus, theSession } from '../session.ts';

let opened: Promise<Backend> | undefined;

async function openOwn(): Promise<Backend> {
  const { openBackend } = await import('../../engine/choose-backend.ts');
  const { kind, reason } = runStatus().backend;
  const { backend } = await openBackend(kind === 'cpu' && reason !== 'slow' ? 'cpu' : 'auto');
  void backend.lost.then(() => (opened = undefined)); // the next time another
  return backend;
}

/** That backend and the present data. */
export async function theBench(): Promise<Bench> {
  opened ??= openOwn();
  return { backend: await opened, dataset: theSession().view!.dataset };
}

/** Share of the device's time that is left beside the main run. */
export const freeShare = (): number => shares[runStatus().phase === 'running' ? 'training' : 'still'];
