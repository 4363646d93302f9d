// Input-gradient saliency (Simonyan, Vedaldi & Zisserman 2014): which pixels the score of the answer would follow.
import type { RunView } from '../../../engine/session-types.ts';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { makeColorTable, paintGrid } from '../shared/field.ts';
import { className } from '../shared/names.ts';
import { scratch } from '../shared/scratch.ts';
import { usePainter } from '../shared/use-painter.ts';
import { useSaliency } from './inspection.ts';
import { pictureShape } from './pixels.ts';
import { classShares } from './shares.ts';
import { usePictureWords } from './words.ts';

export function Saliency({ view, visible }: { view: RunView; visible: boolean }) {
  const w = usePictureWords();
  const words = useWords();
  const inspection = useSaliency(visible);
  const { ref } = usePainter(
    (context, width, height) => {
      if (!inspection?.saliency) return;
      const [channels, rows, columns] = pictureShape(view.dataset)!;
      const values = overChannels(inspection.saliency, channels);
      const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0) || 1;
      const small = scratch(columns, rows);
      const table = makeColorTable({ most, squash: 'linear' }, false, false);
      paintGrid({ values, columns, rows, channels: 1, channel: 0 }, table, small.words);
      small.flush();
      context.imageSmoothingEnabled = false;
      context.drawImage(small.canvas, 0, 0, width, height);
    },
    { still: true },
  );
  const shares = inspection && classShares(view, inspection.answers);
  const answer = shares && className(view.dataset, shares.indexOf(Math.max(...shares)), words);
  return (
    <figure>
      <canvas ref={ref} aria-hidden className="size-20 rounded-sm border border-line" />
      <figcaption className="mt-1 text-xs text-muted">
        <Tip text={w.saliencyHelp(answer ?? '–')} tap>
          <span className="help-mark">{w.saliency}</span>
        </Tip>
      </figcaption>
    </figure>
  );
}

/** Summed over the channels: the change if all of a pixel's channels became brighter together. */
function overChannels(gradient: Float32Array, channels: number): Float32Array {
  const size = gradient.length / channels;
  return Float32Array.from({ length: size }, (_, pixel) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += gradient[c * size + pixel];
    return sum;
  });
}
