// A thumbnail of what a model answers over the plane.
import { useEffect, useRef } from 'react';
import { outputValues } from '../../../engine/evaluate.ts';
import { thumbnail } from '../../../labs/compress/evaluator.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { makeClassTable, makeColorTable, paintClasses, paintSmooth } from '../../views/shared/field.ts';
import { outputKind, type OutputOf, outputScale } from '../../views/shared/output-kind.ts';
import { useCompressWords } from './words.ts';

/** Pixels of a side. */
const side = 144;

interface Props {
  /** Whose answers they are. */
  view: OutputOf;
  raw: Float32Array;
  title: string;
  /** Whether the title stands beneath it. */
  captioned?: boolean;
}

export function Plane({ view, raw, title, captioned = true }: Props) {
  const w = useCompressWords().picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = usePreferences((p) => p.dark);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const words = new Uint32Array(side * side);
    const kind = outputKind(view);
    const { columns, rows } = thumbnail;
    const channels = raw.length / (columns * rows);
    if (kind === 'classes') {
      const values = outputValues(view.settings.loss, view.dataset, raw, channels);
      paintClasses({ values, columns, rows, channels }, makeClassTable(channels), false, words, side, side);
    } else {
      const table = makeColorTable(outputScale(view), false, view.dataset.task === 'classification');
      paintSmooth({ values: raw, columns, rows, channels, channel: 0 }, table, words, side, side);
    }
    context.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), side, side), 0, 0);
    // The colours are the theme's.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [view, raw, dark]);
  return (
    <figure className="m-0 min-w-0">
      <canvas
        ref={canvas}
        width={side}
        height={side}
        role="img"
        aria-label={`${title}: ${w.spoken}`}
        className="block aspect-square w-full rounded-lg border border-line"
      />
      {captioned && <figcaption className="mt-0.5 text-center text-xs text-muted">{title}</figcaption>}
    </figure>
  );
}
