// The unit of a feature map that the pointer or the keyboard is at, shared by the strips of all layers and the picture.
import { create } from 'zustand';

export interface MapPlace {
  /** Index in `Inspector.layers`. */
  layer: number;
  channel: number;
  /** 0, 0 for a layer whose outputs are single numbers. */
  row: number;
  column: number;
}

interface Pointed {
  at: MapPlace | undefined;
  /** The one that was clicked or reached with the keys: shown while none is pointed at. */
  kept: MapPlace | undefined;
}

export const useMapPointed = create<Pointed>(() => ({ at: undefined, kept: undefined }));

export const pointAtMap = (at: MapPlace | undefined): void => useMapPointed.setState({ at });
export const keepMap = (kept: MapPlace | undefined): void => useMapPointed.setState({ kept, at: undefined });

/** The unit to show, where the layers still have it. */
export const useMapPlace = (): MapPlace | undefined => useMapPointed(({ at, kept }) => at ?? kept);
