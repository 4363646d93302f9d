// Text and charts about the race, a few times a second: nobody reads faster, and React has better things to do.
import { useEffect, useState } from 'react';
import { useLab } from '../../../store/surface/choices.ts';
import { labSignals, useLabStatus } from '../../../store/surface/status.ts';
import { throttle } from '../../../store/throttle.ts';

/** Renders again when the race has moved on or something was chosen, at most every `interval` ms. */
export function usePaced(interval: number): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const tell = throttle(() => setVersion((v) => v + 1), interval);
    const stops = [labSignals.racers.subscribe(tell), useLab.subscribe(tell), useLabStatus.subscribe(tell)];
    return () => {
      tell.cancel();
      for (const stop of stops) stop();
    };
  }, [interval]);
  return version;
}
