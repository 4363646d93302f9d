// The plane that is raced on. A click drops a racer of each kind, a racer can be dragged while it runs, the rest of the
// plane drags the view; wheel and buttons zoom; the keyboard has a cross-hair.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Place } from '../../../labs/surface/surfaces/index.ts';
import { dropRacers, moveStart, pickRacer, surfaceOf, useLab, labNow } from '../../../store/surface/choices.ts';
import { basinRun } from '../../../store/surface/basin-run.ts';
import { lab } from '../../../store/surface/run.ts';
import { labSignals, labStatusNow } from '../../../store/surface/status.ts';
import { color } from '../../theme/colors.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { Layer } from '../../views/shared/layer.ts';
import type { Paint } from '../../views/shared/painter.ts';
import { short } from '../../views/shared/format.ts';
import { pointerIn } from '../../views/shared/ui-scale.ts';
import { usePainter } from '../../views/shared/use-painter.ts';
import { drawBasins, drawMinima } from './draw-basins.ts';
import { drawField } from './draw-field.ts';
import { drawArrows, drawRacers, racerRadius } from './draw-racers.ts';
import { lastStep, pickedNow } from './picked.ts';
import { type Plane, rounded, toPixel, toPlace, unitOf } from './plane.ts';
import { useSurfaceWords } from './words.ts';
import { planeFor, scrollBy, wantedView, zoomBy } from './zoom.ts';

interface Grip {
  /** A racer, or the plane itself. */
  racer: { spot: number; index: number } | undefined;
  from: readonly [number, number];
  last: readonly [number, number];
  moved: boolean;
}

/** How near a pointer must be to take hold of a racer. */
const reach = racerRadius + 5;
/** A pointer that moved less has clicked. */
const stillness = 4;

export function MapCanvas({ basins }: { basins: boolean }) {
  const w = useSurfaceWords().map;
  const plane = useRef<Plane>(undefined);
  const layers = useRef<{ back: Layer; basins: Layer }>(undefined);
  const grip = useRef<Grip>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const [cross, setCross] = useState<Place>();
  const [hover, setHover] = useState<Place>();
  const [dropped, setDropped] = useState<Place>();
  useLab();
  const dark = usePreferences((p) => p.dark);

  const paint: Paint = (context, width, height) => {
    const here = planeFor(wantedView(), width, height);
    plane.current = here;
    lab.look(here.view);
    layers.current ??= { back: new Layer(), basins: new Layer() };
    const { field } = lab;
    const { picture } = basinRun;
    if (basins) {
      basinRun.look(here.view);
      if (picture) {
        layers.current.basins.draw(context, width, height, [picture.map, here.view.join(), dark], (own) =>
          drawBasins(own, picture, here),
        );
      }
    } else if (field) {
      layers.current.back.draw(context, width, height, [field, here.view.join(), dark], (own) =>
        drawField(own, field, here),
      );
    }
    const { racers, pick, spot, arrows } = labNow();
    drawRacers(context, lab.waves, racers, labStatusNow().shown, here, { pick, spot });
    if (basins && picture) drawMinima(context, picture, here);
    const picked = pickedNow();
    if (picked && !picked.moment.lost) {
      const { fx, fy } = picked.here;
      const what = { gradient: [fx, fy] as const, velocity: picked.velocity, step: lastStep(picked) };
      drawArrows(context, picked.moment, what, arrows, here);
    }
    if (cross) drawCross(context, toPixel(here, ...cross));
  };
  const { ref, invalidate } = usePainter(paint, { still: true });

  useEffect(() => {
    const stops = [labSignals.racers, labSignals.field, basinRun.changed].map((signal) => signal.subscribe(invalidate));
    return () => {
      for (const stop of stops) stop();
    };
  }, [invalidate]);
  useEffect(() => (basins ? basinRun.start() : undefined), [basins]);
  useEffect(() => {
    const element = box.current;
    // React's own wheel listener may not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      if (!plane.current) return;
      event.preventDefault();
      zoomBy(Math.min(2, Math.max(0.5, 1.0016 ** event.deltaY)), toPlace(plane.current, ...pointerIn(element!, event)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  const drop = (place: Place) => {
    dropRacers(place);
    setDropped(place);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !plane.current) return;
    const at = pointerIn(event.currentTarget, event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const racer = racerAt(plane.current, at);
    if (racer) pickRacer(racer.index, racer.spot);
    grip.current = { racer, from: at, last: at, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { current } = grip;
    const here = plane.current;
    if (!here) return;
    const at = pointerIn(event.currentTarget, event);
    if (event.pointerType === 'mouse') setHover(toPlace(here, ...at));
    if (!current) return;
    if (!current.moved && Math.hypot(at[0] - current.from[0], at[1] - current.from[1]) < stillness) return;
    current.moved = true;
    if (current.racer) moveRacer(current.racer, rounded(here, toPlace(here, ...at)));
    else {
      const unit = unitOf(here);
      scrollBy((current.last[0] - at[0]) * unit, (at[1] - current.last[1]) * unit);
    }
    current.last = at;
  };
  const onPointerUp = () => {
    const { current } = grip;
    grip.current = undefined;
    if (current && !current.moved && !current.racer && plane.current) {
      drop(rounded(plane.current, toPlace(plane.current, ...current.from)));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = plane.current;
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const middle = rounded(here, toPlace(here, here.width / 2, here.height / 2));
    const at = cross ?? middle;
    const notch = unitOf(here) * 12;
    if (direction && event.shiftKey) scrollBy(direction[0] * notch * 4, direction[1] * notch * 4);
    else if (direction) setCross(rounded(here, [at[0] + direction[0] * notch, at[1] + direction[1] * notch]));
    else if (event.key === 'Enter') drop(at);
    else if (event.key === 'm' || event.key === 'M') {
      const { pick, spot } = labNow();
      moveRacer({ index: pick, spot }, at);
    } else if (event.key === '+' || event.key === '=') zoomBy(0.5, cross);
    else if (event.key === '-') zoomBy(2, cross);
    else if (event.key === 'Escape') setCross(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const read = cross ?? hover;
  return (
    // What a pointer does here the keyboard does too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="application"
      aria-label={w.label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (grip.current = undefined)}
      onPointerLeave={() => setHover(undefined)}
      onBlur={() => setCross(undefined)}
      onKeyDown={onKeyDown}
      className="absolute inset-0 cursor-crosshair touch-none select-none focus-visible:outline-2 focus-visible:-outline-offset-2"
    >
      <canvas ref={ref} className="absolute inset-0 size-full" />
      <Readout place={read} />
      <p role="status" className="sr-only">
        {dropped && w.dropped(short(dropped[0]), short(dropped[1]))}
      </p>
      {basins && <TooDeep />}
    </div>
  );
}

/** The racer under the pointer; the one that is looked at first, then those on top. */
function racerAt(plane: Plane, [x, y]: readonly [number, number]): { spot: number; index: number } | undefined {
  const { shown } = labStatusNow();
  const { pick, spot: looked } = labNow();
  let best: { spot: number; index: number } | undefined;
  let nearest = reach;
  lab.waves.forEach((wave, spot) => {
    wave.racers.entries.forEach((_, index) => {
      const at = wave.at(index, shown);
      const [px, py] = toPixel(plane, at.x, at.y);
      const distance = Math.hypot(px - x, py - y) - (index === pick && spot === looked ? 3 : 0);
      if (distance > nearest) return;
      nearest = distance;
      best = { spot, index };
    });
  });
  return best;
}

/** Before the first step a start moves with all its racers; later one racer goes on from somewhere else. */
function moveRacer({ spot, index }: { spot: number; index: number }, place: Place): void {
  const wave = lab.waves[spot];
  if (!wave) return;
  if (labStatusNow().shown === 0) moveStart(spot, place);
  else lab.move(wave, index, place);
}

function drawCross(context: CanvasRenderingContext2D, [x, y]: readonly [number, number]): void {
  for (const [style, width] of [[color('panel'), 4], [color('ink'), 1.6]] as const) {
    context.beginPath();
    context.moveTo(x - 14, y);
    context.lineTo(x + 14, y);
    context.moveTo(x, y - 14);
    context.lineTo(x, y + 14);
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke();
  } // oxfmt-ignore
}

/** What is under the pointer or the cross-hair. */
function Readout({ place }: { place: Place | undefined }) {
  const w = useSurfaceWords().map;
  const surface = useLab(surfaceOf);
  if (!place) return null;
  const { f } = surface.at(...place);
  return (
    <p className="pointer-events-none absolute bottom-1.5 left-1.5 rounded-md bg-panel/85 px-1.5 text-xs tabular-nums">
      {w.at(short(place[0], 4), short(place[1], 4), short(f, 4))}
    </p>
  );
}

function TooDeep() {
  const w = useSurfaceWords().map;
  const [tooDeep, setTooDeep] = useState(basinRun.tooDeep);
  useEffect(() => basinRun.changed.subscribe(() => setTooDeep(basinRun.tooDeep)), []);
  if (!tooDeep) return null;
  return (
    <p
      role="status"
      className="pointer-events-none absolute top-2 right-13 left-2 rounded-lg bg-panel/92 px-3 py-1.5 text-center text-xs text-warn"
    >
      {w.tooDeep}
    </p>
  );
}
