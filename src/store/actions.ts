// What the buttons, the shortcuts and the scripting object do. Errors become notices.
import { willPush } from './address.ts';
import { notifyError } from './notices.ts';
import { setSlow, usePage } from './page.ts';
import { theSession } from './session.ts';

/** Runs an action of the user; what it throws is shown. */
export async function guard(action: () => Promise<unknown> | void): Promise<void> {
  try {
    await action();
  } catch (error) {
    notifyError(error);
  }
}

export function togglePlay(): Promise<void> {
  const session = theSession();
  if (session.status.phase === 'running') return guard(() => session.pause());
  setSlow(false);
  return guard(() => session.play());
}

/** One update; in slow motion its next stage is the panel's to do. */
export const stepOnce = (): Promise<void> =>
  guard(async () => {
    await theSession().pause();
    await theSession().step(1);
  });

export const stepEpoch = (): Promise<void> =>
  guard(async () => {
    await theSession().pause();
    await theSession().stepEpoch();
  });

export const resetRun = (): Promise<void> => guard(() => theSession().reset());

export const newWeights = (): Promise<void> =>
  guard(async () => {
    willPush();
    await theSession().reseed();
  });

export const toggleSlow = (): Promise<void> =>
  guard(async () => {
    const slow = !usePage.getState().slow;
    if (slow) await theSession().pause();
    setSlow(slow);
  });
