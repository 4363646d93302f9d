// The outputs of one layer for the picture at hand, channel by channel; pointer and keys go from unit to unit.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { InspectedLayer } from '../../../labs/inspect/inspector.ts';
import { pointerIn, rem } from '../shared/ui-scale.ts';
import { usePainter } from '../shared/use-painter.ts';
import { keepMap, type MapPlace, pointAtMap, useMapPlace } from './pointed.ts';
import { drawTiles, largest, layTiles, shownPlanes, tileAt } from './tiles.ts';
import { useMapWords } from './words.ts';

/** An image's channels, or single numbers. */
export const planesOf = ({ shape }: Pick<InspectedLayer, 'shape'>) => {
  const [count, rows = 1, columns = 1] = shape;
  return { count, rows, columns };
};

interface Props {
  index: number;
  name: string;
  layer: InspectedLayer;
  width: number;
}

export function MapStrip({ index, name, layer, width }: Props) {
  const w = useMapWords();
  const place = useMapPlace();
  const here = place?.layer === index ? place : undefined;
  const element = useRef<HTMLDivElement>(null);
  const planes = planesOf(layer);
  const tiles = layTiles(planes, width);
  const { ref } = usePainter(
    (context) => drawTiles(context, tiles, layer.values, largest(layer.values), here?.channel),
    { still: true },
  );
  const placeOf = (event: PointerEvent): MapPlace | undefined => {
    const found = tileAt(tiles, ...pointerIn(element.current!, event));
    return found && { layer: index, ...found };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(here ?? { layer: index, channel: 0, row: 0, column: 0 }, event.key, tiles);
    if (!next) return;
    event.preventDefault();
    keepMap(next);
  };
  return (
    // Units are too many and too small to be elements: they are pointed at, and reached with the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={element}
      role="application"
      aria-label={w.strip(name, planes.rows * planes.columns > 1)}
      aria-describedby="map-reading"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="w-fit cursor-crosshair"
      onPointerMove={(event) => event.pointerType !== 'touch' && pointAtMap(placeOf(event))}
      onPointerLeave={() => pointAtMap(undefined)}
      onClick={(event) => keepMap(placeOf(event as unknown as PointerEvent))}
      onKeyDown={onKeyDown}
    >
      <canvas ref={ref} aria-hidden className="block" style={{ width: rem(width), height: rem(tiles.totalHeight) }} />
      {planes.count > shownPlanes(planes) && (
        <p className="text-xs text-muted">{w.more(planes.count - shownPlanes(planes))}</p>
      )}
    </div>
  );
}

const within = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));

/** Where a key leads; undefined for a key of no meaning. */
function moved(place: MapPlace, key: string, { count, rows, columns }: ReturnType<typeof layTiles>) {
  const single = rows * columns === 1;
  const { channel, row, column } = place;
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const step = { PageDown: 1, PageUp: -1 }[key] ?? (single ? x : 0);
  if (x === 0 && y === 0 && step === 0) return undefined;
  return {
    ...place,
    channel: within(channel + step, count),
    row: within(row + y, rows),
    column: within(column + (single ? 0 : x), columns),
  };
}
