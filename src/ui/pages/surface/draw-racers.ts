// Racers with their trails, and the arrows of the one that is looked at.
import type { Experiment } from '../../../experiment/index.ts';
import type { ArrowName } from '../../../store/surface/choices.ts';
import type { Moment, Wave } from '../../../store/surface/waves.ts';
import { color, type ColorName } from '../../theme/colors.ts';
import { inkOn, type Look, lookOf } from './look.ts';
import { type Plane, toPixel } from './plane.ts';

export const racerRadius = 9;
/** Pieces of a trail shorter than this are not worth a line. */
const shortest = 0.6;

/** Places of a trail in pixels, broken where the racer was put somewhere else; calls `line(x, y, starts)`. */
export function walkTrail(
  wave: Wave,
  racer: number,
  step: number,
  place: (x: number, y: number) => readonly [number, number],
  line: (x: number, y: number, starts: boolean) => void,
  least = shortest,
): void {
  const rows = wave.rows(racer, step);
  const moves = wave.moves(racer);
  let lastX = Infinity;
  let lastY = Infinity;
  const go = (x: number, y: number, starts: boolean, ends: boolean): void => {
    const [px, py] = place(x, y);
    if (!starts && !ends && Math.hypot(px - lastX, py - lastY) < least) return;
    line(px, py, starts);
    lastX = px;
    lastY = py;
  };
  for (let i = 0; i < rows; i++) {
    const row = wave.racers.row(racer, i);
    go(row[0], row[1], i === 0 || moves.includes(i), false);
  }
  const end = wave.at(racer, step);
  if (!end.lost) go(end.x, end.y, rows === 0 || moves.includes(rows), true);
}

/** A line too far outside is nothing a canvas should be troubled with. */
const held = (v: number): number => Math.max(-1e5, Math.min(1e5, v));

function drawTrail(
  context: CanvasRenderingContext2D,
  wave: Wave,
  racer: number,
  step: number,
  look: Look,
  plane: Plane,
): void {
  context.beginPath();
  walkTrail(
    wave,
    racer,
    step,
    (x, y) => toPixel(plane, x, y),
    (x, y, starts) => (starts ? context.moveTo(held(x), held(y)) : context.lineTo(held(x), held(y))),
  );
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = color('panel', 0.75);
  context.lineWidth = 4.6;
  context.stroke();
  context.setLineDash([...look.dash]);
  context.strokeStyle = color(look.color);
  context.lineWidth = 2.4;
  context.stroke();
  context.setLineDash([]);
}

function drawRacer(context: CanvasRenderingContext2D, moment: Moment, look: Look, plane: Plane, picked: boolean): void {
  const [x, y] = toPixel(plane, moment.x, moment.y);
  if (!(x > -20 && y > -20 && x < plane.width + 20 && y < plane.height + 20)) return;
  drawRacerAt(context, [x, y], look, moment.lost, picked);
}

/** A racer's disc with its letter. */
export function drawRacerAt(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  look: Look,
  lost: boolean,
  picked: boolean,
): void {
  if (picked) {
    context.beginPath();
    context.arc(x, y, racerRadius + 4, 0, 7);
    context.strokeStyle = color('ink');
    context.lineWidth = 1.8;
    context.stroke();
  }
  context.beginPath();
  context.arc(x, y, racerRadius, 0, 7);
  context.fillStyle = color(look.color);
  context.fill();
  context.strokeStyle = color('panel');
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = inkOn(look.color);
  context.font = `bold ${look.letter.length > 1 ? 9 : 11}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(lost ? '×' : look.letter, x, y + 0.5);
}

/** Colours of the arrows; legend and map read the same. */
export const arrowColors: Record<ArrowName, ColorName> = { gradient: 'ink', velocity: 'rate', step: 'bad' };

function arrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  dx: number,
  dy: number,
  style: string,
  width: number,
): void {
  const length = Math.hypot(dx, dy);
  if (!(length > 1.5) || length > 1e5) return;
  const head = Math.min(9, Math.max(5, length / 3));
  const [ux, uy] = [dx / length, dy / length];
  const [endX, endY] = [x + dx, y + dy];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(endX - ux * head * 0.6, endY - uy * head * 0.6);
  context.moveTo(endX, endY);
  context.lineTo(endX - ux * head - uy * head * 0.5, endY - uy * head + ux * head * 0.5);
  context.lineTo(endX - ux * head + uy * head * 0.5, endY - uy * head - ux * head * 0.5);
  context.closePath();
  context.strokeStyle = color('panel', 0.85);
  context.lineWidth = width + 2.5;
  context.stroke();
  context.strokeStyle = style;
  context.fillStyle = style;
  context.lineWidth = width;
  context.stroke();
  context.fill();
}

/** Length in pixels of an arrow whose number has no length in the plane: longer for larger, within reason. */
const shown = (size: number): number => Math.min(110, 22 + 16 * Math.log10(1 + size));

/** What is known at a racer: its gradient, its velocity, the step it made from here or led here. */
export interface Arrows {
  gradient: readonly [number, number];
  velocity: readonly [number, number];
  /** The last step: from where, and by how much. */
  step: { from: readonly [number, number]; by: readonly [number, number] } | undefined;
}

export function drawArrows(
  context: CanvasRenderingContext2D,
  moment: Moment,
  { gradient, velocity, step }: Arrows,
  wanted: readonly ArrowName[],
  plane: Plane,
): void {
  const [x, y] = toPixel(plane, moment.x, moment.y);
  const uphill = ([gx, gy]: readonly [number, number], name: ArrowName, width: number): void => {
    const size = Math.hypot(gx, gy);
    if (!(size > 1e-12)) return;
    const length = shown(size) / size;
    // Downhill, and up on the screen is positive y. From the racer's rim, or its letter could not be read.
    const rim = (racerRadius + 2) / size;
    arrow(context, x - gx * rim, y + gy * rim, -gx * length, gy * length, color(arrowColors[name]), width);
  };
  if (wanted.includes('gradient')) uphill(gradient, 'gradient', 2);
  if (wanted.includes('velocity')) uphill(velocity, 'velocity', 2);
  if (wanted.includes('step') && step) {
    const [fromX, fromY] = toPixel(plane, ...step.from);
    const [toX, toY] = toPixel(plane, step.from[0] + step.by[0], step.from[1] + step.by[1]);
    arrow(context, fromX, fromY, toX - fromX, toY - fromY, color(arrowColors.step), 3);
  }
}

/** All racers up to a step. */
export function drawRacers(
  context: CanvasRenderingContext2D,
  waves: readonly Wave[],
  racers: readonly Experiment[],
  step: number,
  plane: Plane,
  picked: { pick: number; spot: number },
): void {
  const each = (draw: (wave: Wave, racer: number, look: Look, isPicked: boolean) => void): void => {
    waves.forEach((wave, spot) => {
      for (let racer = 0; racer < Math.min(racers.length, wave.racers.entries.length); racer++) {
        draw(wave, racer, lookOf(racers, racer), racer === picked.pick && spot === picked.spot);
      }
    });
  };
  each((wave, racer, look) => drawTrail(context, wave, racer, step, look, plane));
  each((wave, racer, look, isPicked) => !isPicked && drawRacer(context, wave.at(racer, step), look, plane, false));
  each((wave, racer, look, isPicked) => isPicked && drawRacer(context, wave.at(racer, step), look, plane, true));
}
