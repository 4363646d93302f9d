// What the model answers and what the smaller one does: the plane of each, and the test samples that got another answer.
import { useMemo, useRef, useEffect } from 'react';
import type { RunView } from '../../../engine/session-types.ts';
import type { Report } from '../../../labs/compress/report.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { useView } from '../../../store/session.ts';
import { short, whole } from '../../views/shared/format.ts';
import { Plane } from './Plane.tsx';
import { useCompressWords } from './words.ts';

/** Changed samples that are shown. */
const mostShown = 12;

export function Answers() {
  const w = useCompressWords().picture;
  const report = useBench()?.report;
  const view = useView();
  if (!report || !view) return <div className="h-40" />;
  const { planes, flipped } = report;
  return (
    <div className="flex flex-col gap-3">
      {planes && view.dataset.plane?.dimensions === 2 && (
        <div className="grid grid-cols-2 gap-2">
          <Plane view={view} raw={planes[0]} title={w.original} />
          <Plane view={view} raw={planes[1]} title={w.variant} />
        </div>
      )}
      {view.dataset.task === 'classification' && (
        <div>
          <h3 className="text-sm font-semibold">{w.flipped}</h3>
          {flipped.length === 0 ? (
            <p className="text-sm text-muted">{w.none}</p>
          ) : (
            <Flipped view={view} flipped={flipped} />
          )}
        </div>
      )}
    </div>
  );
}

function Flipped({ view, flipped }: { view: RunView; flipped: Report['flipped'] }) {
  const w = useCompressWords().picture;
  const { dataset } = view;
  const name = (k: number): string => dataset.classNames?.[k] ?? String(k);
  const more = flipped.length - mostShown;
  return (
    <>
      <ul className="mt-1 flex flex-wrap gap-2 text-xs">
        {flipped.slice(0, mostShown).map(({ row, before, after }) => (
          <li key={row} className="flex items-center gap-1.5 rounded-lg border border-line px-1.5 py-1">
            <Sample view={view} row={row} />
            {w.turns(name(before), name(after), name(dataset.test.y[row]))}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-xs text-muted">{w.more(whole(more))}</p>}
    </>
  );
}

/** An image as it is, a point by its place; nothing for what has no short form. */
export function Sample({ view, row }: { view: Pick<RunView, 'dataset'>; row: number }) {
  const { shape, test } = view.dataset;
  if (shape.length === 3) return <Thumbnail view={view} row={row} />;
  const point = test.points?.subarray(2 * row, 2 * row + 2);
  return point ? <span className="text-muted tabular-nums">({short(point[0], 2)}, {short(point[1], 2)})</span> : null; // oxfmt-ignore
}

function Thumbnail({ view, row }: { view: Pick<RunView, 'dataset'>; row: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { shape, inputs, test } = view.dataset;
  const [channels, rows, columns] = shape;
  const pixels = useMemo(() => test.x.subarray(row * inputs, (row + 1) * inputs), [test, row, inputs]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(columns, rows);
    const [low, high] = [Math.min(...pixels), Math.max(...pixels)];
    const size = rows * columns;
    for (let i = 0; i < size; i++) {
      for (let c = 0; c < 3; c++) {
        const v = pixels[(channels === 3 ? c : 0) * size + i];
        image.data[4 * i + c] = ((v - low) / Math.max(1e-9, high - low)) * 255;
      }
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, channels, rows, columns]);
  return <canvas ref={canvas} width={columns} height={rows} aria-hidden className="pixelated size-8 rounded" />;
}
