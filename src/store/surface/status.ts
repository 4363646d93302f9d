// What the lab says of itself, plainly, a few times a second; and the signals of what changes more often.
import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { makeSignal } from '../signal.ts';

export interface LabStatus {
  /** Nothing can run yet, or any more. */
  phase: 'starting' | 'ready' | 'failed';
  playing: boolean;
  /** Steps made, and the one that is looked at. */
  step: number;
  shown: number;
  backend: 'webgpu' | 'cpu';
  software: boolean;
  error: string | undefined;
}

export const useLabStatus = create<LabStatus>(() => ({
  phase: 'starting',
  playing: false,
  step: 0,
  shown: 0,
  backend: 'cpu',
  software: true,
  error: undefined,
}));

/** The status now, for code that is told by other ways when it changes. */
export const labStatusNow = (): LabStatus => useLabStatus.getState();

/** `racers`: they have moved; `field`: the surface's heights, or the map of basins, are others. */
export const labSignals = { racers: makeSignal(), field: makeSignal(), honest: makeSignal() };

/** Renders again when the lab says so: for what reads the lab's own objects. */
export const useLabSignal = (name: keyof typeof labSignals): number =>
  useSyncExternalStore(labSignals[name].subscribe, labSignals[name].version);
