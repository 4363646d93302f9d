import { useCallback } from 'react';
import type { Dataset } from '../../../data/types.ts';
import { pictureCanvas } from './pixels.ts';

/** A picture of the data, its pixels as they are. */
export function Picture({ dataset, sample, className }: { dataset: Dataset; sample: Float32Array; className: string }) {
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (!canvas) return;
      const picture = pictureCanvas(dataset, sample);
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
    },
    [dataset, sample],
  );
  return (
    <canvas
      ref={paint}
      aria-hidden
      className={`rounded-sm border border-line [image-rendering:pixelated] ${className}`}
    />
  );
}
