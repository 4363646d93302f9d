import { useEffect, useState } from 'react';
import type { RunStatus } from '../../../engine/session-types.ts';
import { onStatus, shownStatus } from '../../../store/session.ts';
import { inTurn, outOfTurn } from './turns.ts';

/**
 * Numbers of the run's status that count while it runs: shown when it is their turn to draw. `select` is a constant
 * function.
 */
export function useCounting<T extends readonly number[]>(select: (status: RunStatus) => T): T {
  const [numbers, setNumbers] = useState(() => select(shownStatus()));
  useEffect(() => {
    let latest: readonly number[] = [];
    const show = () => setNumbers(select(shownStatus()));
    const compare = () => {
      const now = select(shownStatus());
      if (now.every((value, i) => value === latest[i])) return;
      latest = now;
      inTurn(show);
    };
    compare();
    const stop = onStatus(compare);
    return () => {
      stop();
      outOfTurn(show);
    };
  }, [select]);
  return numbers;
}
