// The pen on the plane: from a path of places to points of the data set (store/drawing.ts keeps them).
import { brushRadius, endStroke, erase, stroke, useDrawing } from '../../../store/drawing.ts';
import type { Place } from './reading.ts';

/** Points of one dab of the brush, and how far apart dabs are, in radii. */
const dab = 3;
const spacing = 0.55;
/** Radians between one point and the next; they never line up. */
const golden = Math.PI * (3 - Math.sqrt(5));

let last: Place | undefined;
let drops = 0;

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The brush's points around a place: evenly spread over its disc, the same for the same stroke. */
function dabAt({ x, y }: Place): Place[] {
  return Array.from({ length: dab }, () => {
    drops++;
    const r = brushRadius * Math.sqrt((((drops * 0.618034) % 1) + 0.05) / 1.05);
    return { x: x + r * Math.cos(drops * golden), y: y + r * Math.sin(drops * golden) };
  });
}

/** The pen is put down. */
export function penDown(place: Place): void {
  last = place;
  const { tool } = useDrawing.getState();
  if (tool === 'erase') erase(place.x, place.y);
  else stroke(tool === 'brush' ? dabAt(place) : [place]);
}

/** The pen moves while it is down. */
export function penMove(place: Place): void {
  if (!last) return;
  const { tool } = useDrawing.getState();
  if (tool === 'point') return;
  const step = tool === 'erase' ? brushRadius / 2 : brushRadius * spacing;
  for (let far = distance(last, place); far >= step; far = distance(last, place)) {
    last = { x: last.x + ((place.x - last.x) * step) / far, y: last.y + ((place.y - last.y) * step) / far };
    if (tool === 'erase') erase(last.x, last.y);
    else stroke(dabAt(last));
  }
}

let ending: ReturnType<typeof setTimeout> | undefined;
let busy = false;
let again = false;

/** The pen is lifted: the run gets the points, once for several quick clicks. */
export function penUp(): void {
  if (!last) return;
  last = undefined;
  clearTimeout(ending);
  ending = setTimeout(() => void commit(), 180);
}

/** One at a time; what came meanwhile goes in one more. */
async function commit(): Promise<void> {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    await endStroke();
  } catch {
    // points that make no data set: the former run stays
  } finally {
    busy = false;
    if (again) {
      again = false;
      void commit();
    }
  }
}
