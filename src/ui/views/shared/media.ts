import { useSyncExternalStore } from 'react';
import { uiScale } from './ui-scale.ts';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

function subscribeToResize(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}
/** Of the window, in our pixels. */
export const useViewportHeight = (): number => useSyncExternalStore(subscribeToResize, () => innerHeight / uiScale());

/** A projector or a large monitor. */
export const useLargeScreen = (): boolean => useMedia('(min-width: 2200px)');
export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');
