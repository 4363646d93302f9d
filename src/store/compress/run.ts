// Pruning of the run itself, by the choice of the page.
import { guard } from '../actions.ts';
import { theSession } from '../session.ts';
import { setValue } from '../settings.ts';
import { useCompress } from './state.ts';

/** Removes the chosen share of the run's weights at its next step; they stay 0 while the others learn on. */
export const pruneRun = (): Promise<void> =>
  guard(async () => {
    const { technique, amount } = useCompress.getState();
    await setValue('compression.scope', technique.scope);
    await setValue('compression.sparsity', amount.sparsity);
    // The gradual schedule is for what lies ahead: this is now.
    if (theSession().view!.settings.compression.from > theSession().status.step) await setValue('compression.from', 0);
    await setValue('compression.over', 0);
    await setValue('compression.prune', technique.method);
  });

/** Lifts the mask: weights that were removed start from 0. */
export const regrowRun = (): Promise<void> => guard(() => setValue('compression.prune', 'none'));
