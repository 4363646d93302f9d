import { theSession, useSession } from '../../../store/session.ts';
import { guard } from '../../../store/actions.ts';
import { Button } from '../../components/Button.tsx';
import { useViewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { rem } from '../shared/ui-scale.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { chartMargins, inView, pixelOf, type XScale } from './geometry.ts';
import { readingAt } from './series.ts';
import { setChart, useChart } from './settings.ts';

const cardWidth = 176;

/** The line at the step pointed at, with the values that were recorded there; a click keeps it and offers the way back. */
export function Crosshair({ x, width }: { x: XScale; width: number }) {
  const { history, status } = useSession();
  const w = useViewWords().loss;
  const pinned = useChart((c) => c.pinned);
  const scrubbing = useChart((c) => c.scrubbing);
  const pointed = useChart((c) => c.pointed);
  useSlowFrame();
  const step = scrubbing ?? pinned ?? pointed;
  if (step === undefined || !inView(x, step)) return null;
  const reading = readingAt(history, step);
  const at = pixelOf(x, scrubbing ?? reading.step);
  const left = at > width / 2 ? at - cardWidth - 10 : at + 10;
  const rows = [
    [w.names.train, reading.train],
    [w.names.test, reading.test],
    [w.names.batch, reading.batch],
    [w.names.lr, reading.lr],
  ] as const;
  const target = Math.round(scrubbing ?? step);
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute w-px bg-ink/60"
        style={{ left: rem(at), top: rem(chartMargins.top), bottom: rem(chartMargins.bottom) }}
      />
      <div
        data-card
        className={`absolute z-10 rounded-lg border border-line bg-panel/95 p-2 text-xs shadow-md ${pinned === undefined ? 'pointer-events-none' : ''}`}
        style={{ left: rem(Math.max(0, left)), top: rem(chartMargins.top + 4), width: rem(cardWidth) }}
      >
        <div className="mb-1 font-medium tabular-nums">{w.step(whole(target))}</div>
        <dl className="grid grid-cols-[1fr_auto] gap-x-2 tabular-nums">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="text-right">{short(value, 5)}</dd>
            </div>
          ))}
        </dl>
        {pinned !== undefined && target < status.step && (
          <Button
            look="strong"
            className="mt-2 w-full"
            onClick={() => {
              setChart({ pinned: undefined, pointed: undefined });
              void guard(() => theSession().scrub(target));
            }}
          >
            {w.goBack}
          </Button>
        )}
      </div>
    </>
  );
}
