// What the reader chose of the landscape. Of the page, not of the experiment: it decides nothing of a run.
import { create } from 'zustand';
import type { PlaneChoice } from '../../../labs/landscape/plane.ts';

export const useLandscapeSettings = create<{ plane: PlaneChoice }>(() => ({ plane: 'random' }));
export const setPlane = (plane: PlaneChoice): void => useLandscapeSettings.setState({ plane });
