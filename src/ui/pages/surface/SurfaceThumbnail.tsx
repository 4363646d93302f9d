import { useCallback } from 'react';
import { openSurface } from '../../../labs/surface/surface.ts';
import type { BuiltInName } from '../../../labs/surface/surfaces/index.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { drawField } from './draw-field.ts';

const pixels = 96;
const cells = 32;

/** A surface, small: its heights in double precision. */
export function SurfaceThumbnail({ name }: { name: BuiltInName }) {
  const dark = usePreferences((p) => p.dark);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d');
      if (!context) return;
      const surface = openSurface({ name });
      const [x0, x1, y0, y1] = surface.domain;
      const values = Float32Array.from({ length: cells * cells }, (_, i) => {
        const x = x0 + (((i % cells) + 0.5) / cells) * (x1 - x0);
        return surface.at(x, y1 - ((Math.floor(i / cells) + 0.5) / cells) * (y1 - y0)).f;
      });
      const plane = { view: surface.domain, width: pixels, height: pixels };
      drawField(context, { surface, view: surface.domain, columns: cells, rows: cells, values }, plane);
    },
    [name],
  );
  // The key makes another canvas, and so another picture, when the colours change.
  return (
    <canvas
      key={String(dark)}
      ref={paint}
      width={pixels}
      height={pixels}
      aria-hidden
      className="size-full rounded-md"
    />
  );
}
