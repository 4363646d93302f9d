// The map: drawn from coarse to fine as it is made, pointed at, zoomed and opened with pointer and keys.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { usePreferences } from '../../../store/preferences.ts';
import { pointAt, useMap, zoomOut, zoomTo } from '../../../store/runs/map.ts';
import { openRun } from '../../../store/runs/results.ts';
import { numberAt, shareOf } from '../../../labs/runs/axes.ts';
import type { Pixel, TrainabilityMap } from '../../../labs/runs/map.ts';
import { useSettings } from '../../hooks/use-setting.ts';
import { pointerIn, uiScale } from '../../views/shared/ui-scale.ts';
import { usePainter } from '../../views/shared/use-painter.ts';
import { drawMap, plotIn, type Marks } from './map-plot.ts';
import { MapPicture } from './map-picture.ts';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

type Box = NonNullable<Marks['box']>;

/** Zoomed in by one notch of the wheel, or one press of a key. */
const notch = 0.5;
/** Pixels of a press that is no drag. */
const still = 4;

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const middleOf = ({ size }: TrainabilityMap): Pixel => ({ column: size / 2, row: size / 2 });
const sharesOf = ({ size }: TrainabilityMap, { column, row }: Pixel) =>
  [(column + 0.5) / size, 1 - (row + 0.5) / size] as const;

const within = (share: number): number => Math.min(1 - 1e-9, Math.max(0, share));

/** Zooms by a factor, with a place of the map staying where it is. */
export function zoomAt([u, v]: readonly [number, number], factor: number): void {
  if (factor > 1) zoomOut();
  else zoomTo(u * (1 - factor), u + (1 - u) * factor, v * (1 - factor), v + (1 - v) * factor);
}

export function MapCanvas({ map }: { map: TrainabilityMap }) {
  const labelOf = useAxisLabel();
  const w = useRunsWords().map;
  const seen = useMap((m) => m.seen);
  const pointed = useMap((m) => m.pointed);
  const dark = usePreferences((p) => p.dark);
  const { x, y } = map.request;
  const hereX = useSettings((settings) => numberAt(settings, x.path));
  const hereY = useSettings((settings) => numberAt(settings, y.path));
  const [box, setBox] = useState<Box>();
  const [picture] = useState(() => new MapPicture());
  const surface = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ left: number; top: number; type: string }>(undefined);
  const names = [labelOf(x.path), labelOf(y.path)] as const;
  const { ref } = usePainter(
    (context, width, height) =>
      drawMap(context, width, height, picture.of(map, seen, dark), map, names, {
        here: [shareOf(x, hereX), shareOf(y, hereY)],
        pointed: pointed && sharesOf(map, pointed),
        box,
      }),
    { still: true },
  );

  /** Shares of the sides at a place of the surface, held within the map. */
  const placeOf = (event: { clientX: number; clientY: number }): [number, number] => {
    const element = surface.current!;
    const plot = plotIn(element.clientWidth / uiScale(), element.clientHeight / uiScale());
    const [left, top] = pointerIn(element, event);
    return [within((left - plot.left) / plot.side), within(1 - (top - plot.top) / plot.side)];
  };
  const pixelOf = ([u, v]: readonly [number, number]): Pixel => ({
    column: Math.floor(u * map.size),
    row: Math.floor((1 - v) * map.size - 1e-9),
  });
  const open = (pixel: Pixel) => void openRun(map.experimentAt(pixel));

  useWheel(surface, (event) => zoomAt(placeOf(event), event.deltaY > 0 ? 1 / notch : notch));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    pressed.current = { left: event.clientX, top: event.clientY, type: event.pointerType };
    if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
    else pointAt(pixelOf(placeOf(event)));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = pressed.current;
    if (event.pointerType === 'touch') return;
    if (!from) return pointAt(pixelOf(placeOf(event)));
    if (Math.hypot(event.clientX - from.left, event.clientY - from.top) <= still) return setBox(undefined);
    const [a, b] = [placeOf({ clientX: from.left, clientY: from.top }), placeOf(event)];
    setBox([Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])]);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const from = pressed.current;
    pressed.current = undefined;
    setBox(undefined);
    if (!from || from.type === 'touch') return;
    if (box) zoomTo(...box);
    else open(pixelOf(placeOf(event)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pixel = pointed ?? middleOf(map);
    const arrow = arrows[event.key];
    const zoom = { '+': notch, '=': notch, '-': 1 / notch }[event.key];
    if (arrow) {
      const by = event.shiftKey ? 1 : Math.max(1, map.size / 64);
      const hold = (place: number) => Math.min(map.size - 1, Math.max(0, place));
      pointAt({ column: hold(pixel.column + by * arrow[0]), row: hold(pixel.row + by * arrow[1]) });
    } else if (zoom !== undefined) zoomAt(sharesOf(map, pixel), zoom);
    else if (event.key === 'Escape') zoomOut();
    else if (event.key === 'Enter' && pointed) open(pointed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative aspect-square w-full">
      <canvas ref={ref} aria-hidden className="absolute inset-0 size-full" />
      {/* A plane has no native element: it is an image that is also walked over with the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={surface}
        role="application"
        aria-label={w.label(...names)}
        aria-describedby="map-reading"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="absolute inset-0 cursor-crosshair touch-pan-y rounded-md"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          pressed.current = undefined;
          setBox(undefined);
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** One call for each notch of the wheel; what the map cannot use scrolls the page. */
function useWheel(surface: { current: HTMLElement | null }, onNotch: (event: WheelEvent) => void): void {
  const latest = useRef(onNotch);
  useEffect(() => {
    latest.current = onNotch;
  });
  useEffect(() => {
    const element = surface.current;
    let last = 0;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (Math.abs(event.deltaY) < 2 || event.timeStamp - last < 180) return; // a touch pad sends a hundred
      last = event.timeStamp;
      latest.current(event);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [surface]);
}
