// What is seen in three dimensions: the ground as a grid of levels, and the trails that lie on it.
import { rise } from '../../../labs/surface/relief/camera.ts';
import { type Ground, pieceWords } from '../../../labs/surface/relief/gpu.ts';
import { labNow } from '../../../store/surface/choices.ts';
import { type Field, lab } from '../../../store/surface/run.ts';
import { labStatusNow } from '../../../store/surface/status.ts';
import { type Rgb, rgb } from '../../theme/colors.ts';
import { walkTrail } from './draw-racers.ts';
import { lookOf } from './look.ts';
import { levelsOf } from './relief-scale.ts';

/** Pieces of one trail that are drawn at most. */
const mostPieces = 1500;
const ceiling = 1.2;

let kept: { field: Field; side: number; ground: Ground } | undefined;

/** The field's levels, `side` places along each edge. */
export function groundOf(field: Field, side: number): Ground {
  if (kept?.field === field && kept.side === side) return kept.ground;
  const { levels } = levelsOf(field);
  const { columns, rows } = field;
  const out = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const v = sample(levels, columns, rows, (x / (side - 1)) * (columns - 1), (y / (side - 1)) * (rows - 1));
      out[y * side + x] = v === v ? Math.min(v, ceiling) : -10;
    }
  }
  kept = { field, side, ground: { levels: out, columns: side, rows: side } };
  return kept.ground;
}

function sample(levels: Float32Array, columns: number, rows: number, u: number, v: number): number {
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const at = (x: number, y: number): number => levels[Math.min(y, rows - 1) * columns + Math.min(x, columns - 1)];
  const upper = at(left, top) * (1 - (u - left)) + at(left + 1, top) * (u - left);
  const lower = at(left, top + 1) * (1 - (u - left)) + at(left + 1, top + 1) * (u - left);
  return u === left && v === top ? at(left, top) : upper * (1 - (v - top)) + lower * (v - top);
}

/** A place of the plane in the world, on the surface; undefined outside of what is shown. */
export function worldOf(field: Field, x: number, y: number): [number, number, number] | undefined {
  const [x0, x1, y0, y1] = field.view;
  const [wx, wy] = [((x - x0) / (x1 - x0)) * 2 - 1, ((y - y0) / (y1 - y0)) * 2 - 1];
  if (!(Math.abs(wx) <= 1 && Math.abs(wy) <= 1)) return undefined;
  const level = levelsOf(field).scale.level(field.surface.at(x, y).f);
  return level === level ? [wx, wy, Math.min(level, ceiling) * rise] : undefined;
}

export interface Trail {
  places: [number, number, number][][];
  color: Rgb;
  dash: readonly number[];
}

/** All trails up to the step that is shown, in the world. */
export function trailsOf(field: Field): Trail[] {
  const { racers } = labNow();
  const { shown } = labStatusNow();
  return lab.waves.flatMap((wave) =>
    racers.slice(0, wave.racers.entries.length).map((_, racer) => {
      const places: [number, number, number][][] = [];
      const all: [number, number, boolean][] = [];
      walkTrail(wave, racer, shown, (x, y) => [x, y], (x, y, starts) => all.push([x, y, starts]), 0); // oxfmt-ignore
      const every = Math.max(1, Math.ceil(all.length / mostPieces));
      let open = false;
      all.forEach(([x, y, starts], i) => {
        if (!starts && i % every !== 0 && i !== all.length - 1) return;
        const at = worldOf(field, x, y);
        if (!at) open = false;
        else if (starts || !open) {
          places.push([at]);
          open = true;
        } else places[places.length - 1].push(at);
      });
      const { color, dash } = lookOf(racers, racer);
      return { places, color: rgb(color), dash };
    }),
  );
}

/** The trails as pieces of lines, `half` pixels to each side. */
export function piecesOf(trails: readonly Trail[], half: number): Float32Array {
  const count = trails.reduce(
    (sum, { places }) => sum + places.reduce((n, line) => n + Math.max(0, line.length - 1), 0),
    0,
  );
  const out = new Float32Array(count * pieceWords);
  let at = 0;
  for (const { places, color } of trails) {
    for (const line of places) {
      for (let i = 1; i < line.length; i++) {
        out.set([...line[i - 1], half, ...line[i], half, color[0] / 255, color[1] / 255, color[2] / 255, 1], at);
        at += pieceWords;
      }
    }
  }
  return out;
}
