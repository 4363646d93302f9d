// What the reader chose of the landscape, and its part of the link. It decides nothing of a run.
import { create } from 'zustand';
import { show } from '../experiment/index.ts';
import { type PlaneChoice, planeChoices } from '../labs/landscape/plane-choices.ts';
import type { PageLink } from './pages.ts';

export const useLandscapeSettings = create<{ plane: PlaneChoice }>(() => ({ plane: 'random' }));
export const setPlane = (plane: PlaneChoice): void => useLandscapeSettings.setState({ plane });

const key = 'landscape';

export const landscapeLink: PageLink = {
  read(pairs) {
    const given = pairs.get(key);
    const plane = planeChoices.find((choice) => choice === given?.toLowerCase());
    setPlane(plane ?? 'random');
    if (given === undefined || plane) return [];
    return [{ key, code: 'not-a-choice', given: show(given), used: 'random' }];
  },
  write() {
    const { plane } = useLandscapeSettings.getState();
    return plane === 'random' ? [] : [[key, plane]];
  },
  subscribe: (listener) => useLandscapeSettings.subscribe(listener),
};
