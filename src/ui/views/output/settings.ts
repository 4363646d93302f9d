// What the output plane shows besides the output: switches of the page, not of the experiment.
import { create } from 'zustand';

interface OutputSettings {
  test: boolean;
  discrete: boolean;
}

export const useOutputSettings = create<OutputSettings>(() => ({ test: false, discrete: false }));
export const setOutput = (change: Partial<OutputSettings>): void => useOutputSettings.setState(change);
