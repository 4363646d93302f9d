// Drawing one's own points: the toolbar writes here, the output plane draws and calls `stroke` and `endStroke`.
// While `active`, the plane shows `points`; the run gets them when a stroke ends.
import { create } from 'zustand';
import { gridPoint, pointBounds, type DrawnPoint } from '../experiment/index.ts';
import { theSession } from './session.ts';

export type DrawingTool = 'point' | 'brush' | 'erase';

interface Drawing {
  active: boolean;
  tool: DrawingTool;
  /** Class of new points. */
  label: number;
  points: readonly DrawnPoint[];
  /** For undo: the points before each of the last strokes. */
  past: readonly (readonly DrawnPoint[])[];
}

export const useDrawing = create<Drawing>(() => ({ active: false, tool: 'brush', label: 0, points: [], past: [] }));
const { getState, setState } = useDrawing;

/** Radius of brush and eraser, in the plane's units. */
export const brushRadius = 0.35;
/** Classes offered; a link may have up to 10. */
export const brushLabels = [0, 1, 2, 3, 4] as const;

const undoSteps = 50;
let before: readonly DrawnPoint[] | undefined;

export const setTool = (tool: DrawingTool): void => setState({ tool });
export const setLabel = (label: number): void =>
  setState(({ tool }) => ({ label, tool: tool === 'erase' ? 'brush' : tool }));

/** Starts with the drawn points of the experiment, or with none. */
export function startDrawing(points: readonly DrawnPoint[]): void {
  setState({ active: true, points, past: [] });
}
export const stopDrawing = (): void => setState({ active: false });

/** Adds points of the present class; places off the grid are put on it. */
export function stroke(places: readonly { x: number; y: number }[]): void {
  const { points, label } = getState();
  before ??= points;
  const room = pointBounds.maxPoints - points.length;
  const added = places.slice(0, Math.max(0, room)).map(({ x, y }) => gridPoint({ x, y, label }));
  if (added.length > 0) setState({ points: [...points, ...added] });
}

export function erase(x: number, y: number, radius = brushRadius): void {
  const { points } = getState();
  before ??= points;
  const left = points.filter((p) => (p.x - x) ** 2 + (p.y - y) ** 2 > radius * radius);
  if (left.length < points.length) setState({ points: left });
}

/** The pointer was lifted: the run goes on with these points. */
export async function endStroke(): Promise<void> {
  const { points, past } = getState();
  if (before && before !== points) setState({ past: [...past, before].slice(-undoSteps) });
  before = undefined;
  await commit();
}

export async function undoStroke(): Promise<void> {
  const { past } = getState();
  const points = past.at(-1);
  if (!points) return;
  setState({ points, past: past.slice(0, -1) });
  await commit();
}

export async function clearPoints(): Promise<void> {
  const { points, past } = getState();
  setState({ points: [], past: [...past, points].slice(-undoSteps) });
  await commit();
}

/** An empty plane is no data set: the former run stays until there is a point. */
async function commit(): Promise<void> {
  const { points } = getState();
  if (points.length > 0) await theSession().set('data.points', [...points]);
}
