// What is pointed at: the picture with the part of it that the unit sees, the unit's map large, and both in words.
import type { RunView } from '../../../engine/session-types.ts';
import type { InspectedLayer } from '../../../labs/inspect/inspector.ts';
import { type Field, receptiveField } from '../../../labs/inspect/receptive-field.ts';
import { color } from '../../theme/colors.ts';
import type { Inspection } from '../pictures/inspection.ts';
import { usePictureOf } from '../pictures/inspection.ts';
import { pictureCanvas, pictureShape } from '../pictures/pixels.ts';
import { steady } from '../shared/format.ts';
import { usePainter } from '../shared/use-painter.ts';
import { planesOf } from './MapStrip.tsx';
import type { MapPlace } from './pointed.ts';
import { drawTiles, largest } from './tiles.ts';
import { useMapWords } from './words.ts';

interface Props {
  view: RunView;
  inspection: Inspection;
  place: MapPlace | undefined;
  nameOf: (layer: number) => string;
}

export function MapReading({ view, inspection, place, nameOf }: Props) {
  const w = useMapWords();
  const layer = place && inspection.inspector.layers[place.layer];
  const field = place && layer ? fieldOf(view, place, layer) : undefined;
  return (
    <div className="flex gap-3">
      <figure className="shrink-0">
        <Seen view={view} field={field} />
        <figcaption className="mt-0.5 text-xs text-muted">{w.picture}</figcaption>
      </figure>
      {place && layer && (
        <figure className="shrink-0">
          <LargeMap layer={layer} place={place} />
          <figcaption className="mt-0.5 text-xs text-muted">{w.channel(place.channel + 1)}</figcaption>
        </figure>
      )}
      <p id="map-reading" aria-live="polite" className="min-w-0 text-xs text-muted">
        {place && layer && field ? (
          <>
            <span className="block font-medium text-ink">{nameOf(place.layer)}</span>
            <Unit place={place} layer={layer} /> <Sees view={view} field={field} />
          </>
        ) : (
          w.hint
        )}
      </p>
    </div>
  );
}

const isMap = ({ shape }: InspectedLayer): boolean => shape.length === 3 && shape[1] * shape[2] > 1;

function fieldOf({ dataset, settings }: RunView, place: MapPlace, layer: InspectedLayer): Field {
  const [, rows, columns] = pictureShape(dataset)!;
  if (!isMap(layer)) return { top: 0, left: 0, bottom: rows - 1, right: columns - 1 };
  return receptiveField(settings.model.layers, place.layer, [place.row, place.column], [rows, columns]);
}

function Unit({ place: { channel, row, column }, layer }: { place: MapPlace; layer: InspectedLayer }) {
  const w = useMapWords();
  const { rows, columns } = planesOf(layer);
  const value = steady(layer.values[(channel * rows + row) * columns + column]);
  return isMap(layer) ? w.unit(channel + 1, row + 1, column + 1, value) : w.single(channel + 1, value);
}

function Sees({ view, field: { top, bottom, left, right } }: { view: RunView; field: Field }) {
  const w = useMapWords();
  const [, rows, columns] = pictureShape(view.dataset)!;
  const all = top === 0 && left === 0 && bottom === rows - 1 && right === columns - 1;
  return all ? w.seesAll : w.sees(top + 1, bottom + 1, left + 1, right + 1);
}

/** The picture at hand, the part that is seen in a frame. */
function Seen({ view, field }: { view: RunView; field: Field | undefined }) {
  const { sample } = usePictureOf(view.dataset);
  const [, rows, columns] = pictureShape(view.dataset)!;
  const { ref } = usePainter(
    (context, width, height) => {
      context.imageSmoothingEnabled = false;
      context.drawImage(pictureCanvas(view.dataset, sample), 0, 0, width, height);
      if (!field) return;
      const { top, left, bottom, right } = field;
      const [x, y] = [width / columns, height / rows];
      // Light around it, so that it is seen on dark and on bright.
      for (const [line, name] of [
        [4, 'panel'],
        [2, 'focus'],
      ] as const) {
        context.lineWidth = line;
        context.strokeStyle = color(name);
        context.strokeRect(left * x + 1, top * y + 1, (right - left + 1) * x - 2, (bottom - top + 1) * y - 2);
      }
    },
    { still: true },
  );
  return <canvas ref={ref} aria-hidden className="size-24 rounded-sm border border-line" />;
}

function LargeMap({ layer, place }: { layer: InspectedLayer; place: MapPlace }) {
  const planes = planesOf(layer);
  const { ref } = usePainter(
    (context, width, height) => {
      const size = planes.rows * planes.columns;
      const start = place.channel * size;
      const tile = { ...planes, count: 1, across: 1, width, height, gap: 0, totalHeight: height };
      drawTiles(context, tile, layer.values.subarray(start, start + size), largest(layer.values));
      const [x, y] = [width / planes.columns, height / planes.rows];
      context.lineWidth = 2;
      context.strokeStyle = color('focus');
      context.strokeRect(place.column * x, place.row * y, x, y);
    },
    { still: true },
  );
  return <canvas ref={ref} aria-hidden className="size-24 rounded-sm border border-line" />;
}
