import { create } from 'zustand';

/** A parameter being typed: its place in θ, and where on the graph its box stands. */
interface Editing {
  index: number;
  x: number;
  y: number;
}

interface NetworkSettings {
  /** Edges show ∇ instead of θ. */
  gradients: boolean;
  editing: Editing | undefined;
}

export const useNetworkSettings = create<NetworkSettings>(() => ({ gradients: false, editing: undefined }));
export const setNetwork = (change: Partial<NetworkSettings>): void => useNetworkSettings.setState(change);
