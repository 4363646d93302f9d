// Which minimum is near a place: the list of minima, and a grid of cells that names the one that may be near, so that
// a kernel looks at one and not at all of them.
import { findMinima, type Minimum, mostMinima } from './minima.ts';
import type { Surface } from './surface.ts';
import type { View } from './surfaces/index.ts';

/** Cells along each side. */
export const atlasCells = 64;
/** No minimum near (NONE in shaders/surface_basins.wgsl). */
const none = 252;

export interface Atlas {
  /** Lowest first; a label is a place in this list. */
  minima: readonly Minimum[];
  /** How close to a minimum counts as having reached it. */
  reach: number;
  /** Per cell of the grid. */
  nearest: Uint32Array;
  corner: readonly [number, number];
  /** Cells per unit. */
  density: readonly [number, number];
}

/** The surface's own domain with a margin, and whatever of the plane is looked at. */
function areaOf({ domain: [x0, x1, y0, y1] }: Surface, view: View): View {
  const [mx, my] = [0.2 * (x1 - x0), 0.2 * (y1 - y0)];
  return [
    Math.min(x0 - mx, view[0]),
    Math.max(x1 + mx, view[1]),
    Math.min(y0 - my, view[2]),
    Math.max(y1 + my, view[3]),
  ];
}

const latest = new WeakMap<Surface, { area: string; atlas: Atlas }>();

export function atlasOf(surface: Surface, view: View): Atlas {
  const area = areaOf(surface, view);
  const known = latest.get(surface);
  if (known?.area === area.join()) return known.atlas;
  const atlas = makeAtlas(surface, area);
  latest.set(surface, { area: area.join(), atlas });
  return atlas;
}

function makeAtlas(surface: Surface, area: View): Atlas {
  const [x0, x1, y0, y1] = surface.domain;
  const size = Math.min(x1 - x0, y1 - y0);
  const minima = findMinima((x, y) => surface.at(x, y), area, surface.known, 1e-3 * size).slice(0, mostMinima);
  const reach = Math.min(0.02 * size, 0.25 * separation(minima));
  return { minima, reach, ...gridOf(minima, reach) };
}

/** The smallest distance of two minima. */
function separation(minima: readonly Minimum[]): number {
  let least = Infinity;
  minima.forEach((a, i) => {
    for (const b of minima.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  });
  return least;
}

function gridOf(minima: readonly Minimum[], reach: number): Pick<Atlas, 'nearest' | 'corner' | 'density'> {
  const nearest = new Uint32Array(atlasCells * atlasCells).fill(none);
  const xs = minima.map(({ x }) => x);
  const ys = minima.map(({ y }) => y);
  const corner = [Math.min(0, ...xs) - reach, Math.min(0, ...ys) - reach] as const;
  const width = Math.max(0, ...xs) + reach - corner[0];
  const height = Math.max(0, ...ys) + reach - corner[1];
  const density = [atlasCells / width, atlasCells / height] as const;
  const cellReach = reach + Math.hypot(width, height) / atlasCells / 2;
  for (let cell = 0; cell < nearest.length; cell++) {
    const x = corner[0] + ((cell % atlasCells) + 0.5) / density[0];
    const y = corner[1] + (Math.floor(cell / atlasCells) + 0.5) / density[1];
    let least = cellReach;
    minima.forEach((minimum, label) => {
      const distance = Math.hypot(minimum.x - x, minimum.y - y);
      if (distance > least) return;
      least = distance;
      nearest[cell] = label;
    });
  }
  return { nearest, corner, density };
}
