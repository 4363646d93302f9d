import { useMemo } from 'react';
import { useViewPart } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { whole } from '../shared/format.ts';
import { rem } from '../shared/ui-scale.ts';
import { chartMargins, pixelOf, type XScale } from './geometry.ts';
import { markText } from './mark-text.ts';
import { setChart } from './settings.ts';
import { tweakMarks } from './tweak-marks.ts';

/** Changes closer together than this many pixels are one mark. */
const closest = 14;
/** Marks drawn at most; a replayed link may hold thousands of changes. */
const most = 40;
/** Rough width of a letter at this size. */
const letter = 5.6;

/** A flag at every change, with what changed where there is room; its button says it in full and offers the way back. */
export function Marks({ x }: { x: XScale }) {
  const w = useViewWords().loss;
  const experiment = useViewPart((view) => view.experiment);
  const { from, to, width } = x;
  const marks = useMemo(
    () => (experiment ? tweakMarks(experiment, [from, to], ((to - from) / width) * closest).slice(-most) : []),
    [experiment, from, to, width],
  );
  return marks.map((mark, i) => {
    const left = pixelOf(x, mark.step);
    const next = marks[i + 1];
    const room = (next ? pixelOf(x, next.step) : x.left + width) - left - 16;
    const text = markText(mark);
    const shown =
      text.length * letter <= room ? text : room > 40 ? `${text.slice(0, Math.floor(room / letter) - 1)}…` : '';
    const rate = mark.changes.every(({ path }) => path === 'optimizer.lr');
    return (
      <div key={`${mark.step}.${text}`} className="absolute inset-y-0" style={{ left: rem(left) }}>
        <div
          aria-hidden
          className={`pointer-events-none absolute w-px border-l border-dashed ${rate ? 'border-rate' : 'border-muted'}`}
          style={{ top: rem(14), bottom: rem(chartMargins.bottom) }}
        />
        <button
          type="button"
          title={text}
          aria-label={w.mark(whole(mark.step), text)}
          onClick={() => setChart({ pinned: mark.step })}
          className={`absolute top-0 left-0 flex h-5 -translate-x-1.5 items-center gap-1 rounded px-0.5 text-[0.6875rem] leading-none whitespace-nowrap ${rate ? 'text-rate' : 'text-muted'}`}
        >
          <svg aria-hidden viewBox="0 0 10 14" className="h-3.5 w-2.5 shrink-0">
            <path d="M1 14 V1 L9.5 4 L1 7.5" className="fill-current stroke-current" strokeWidth="1.2" />
          </svg>
          {shown}
        </button>
      </div>
    );
  });
}
