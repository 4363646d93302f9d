// Zooming and scrolling the map. What is shown is the view of the link, widened to the canvas's proportions.
import type { Place, View } from '../../../labs/surface/surfaces/index.ts';
import { labBounds, setLab, surfaceOf, labNow } from '../../../store/surface/choices.ts';
import { fitted, moved, type Plane, zoomed } from './plane.ts';

/** The view asked for: the one that was zoomed to, or the surface's own. */
export function wantedView(): View {
  const choices = labNow();
  return choices.view ?? surfaceOf(choices).domain;
}

export const planeFor = (view: View, width: number, height: number): Plane => ({
  view: fitted(view, width, height),
  width,
  height,
});

const widest = 4 * labBounds.reach;

/** Bounded above; below there are 32 bits, and then a view in which nothing differs any more. */
function setView(view: View): void {
  const width = view[1] - view[0];
  if (width > widest || width < 1e-12) return;
  if (Math.max(...view.map(Math.abs)) > 8 * labBounds.reach) return;
  // No more digits than the view needs, or the link would carry nothing but digits.
  const digits = Math.max(1, Math.min(15, 4 - Math.floor(Math.log10(width))));
  setLab({ view: view.map((v) => Number(v.toFixed(digits)) + 0) as unknown as View });
}

export function zoomBy(factor: number, around?: Place): void {
  const view = wantedView();
  const middle: Place = [(view[0] + view[1]) / 2, (view[2] + view[3]) / 2];
  setView(zoomed(view, factor, around ?? middle));
}

export const scrollBy = (dx: number, dy: number): void => setView(moved(wantedView(), dx, dy));
