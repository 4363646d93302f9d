// Where the pointer, or the keyboard's cursor, is on the plane.
import { create } from 'zustand';
import type { Place } from './reading.ts';

export const usePlace = create<{ place: Place | undefined }>(() => ({ place: undefined }));
export const setPlace = (place: Place | undefined): void => usePlace.setState({ place });
