// What the pointer or the keyboard is at, shared by the views: the network's hovered unit is what the output plane
// shows, the chosen parameter is what the code panel explains, slow motion's batch is ringed among the points.
import { create } from 'zustand';
import type { Edge } from '../network/graph.ts';

/** Layer −1 are the inputs. */
export interface UnitRef {
  layer: number;
  unit: number;
}

interface Pointed {
  unit: UnitRef | undefined;
  /** The unit whose numbers are open; shown while none is pointed at. */
  pinned: UnitRef | undefined;
  edge: Edge | undefined;
  /** Index in θ; undefined: the first weight. */
  parameter: number | undefined;
  /** Rows of the training set in slow motion's batch, and the one followed through the network. */
  batch: Uint32Array | undefined;
  sample: number | undefined;
  /** A step of slow motion is begun: whatever goes through the session's queue would finish it. */
  midway: boolean;
}

export const usePointed = create<Pointed>(() => ({
  unit: undefined,
  pinned: undefined,
  edge: undefined,
  parameter: undefined,
  batch: undefined,
  sample: undefined,
  midway: false,
}));

/** The unit to show large: `usePointed(unitToShow)`. */
export const unitToShow = ({ unit, pinned }: Pointed): UnitRef | undefined => unit ?? pinned;

const same = (a: UnitRef | undefined, b: UnitRef | undefined): boolean => a?.layer === b?.layer && a?.unit === b?.unit;

export function pointAtUnit(unit: UnitRef | undefined): void {
  if (!same(usePointed.getState().unit, unit)) usePointed.setState({ unit });
}

export function pointAtEdge(edge: Edge | undefined): void {
  const former = usePointed.getState().edge;
  if (former?.layer !== edge?.layer || former?.to !== edge?.to || former?.from !== edge?.from)
    usePointed.setState({ edge });
}

export const pin = (unit: UnitRef | undefined): void => usePointed.setState({ pinned: unit });
export const chooseParameter = (parameter: number): void => usePointed.setState({ parameter });
