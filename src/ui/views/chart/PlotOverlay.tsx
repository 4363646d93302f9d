// Over the plot: the crosshair with exact values, dragging to zoom, the marks of what was changed.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { theSession } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { pointerIn, rem } from '../shared/ui-scale.ts';
import { Crosshair } from './Crosshair.tsx';
import { chartMargins, pixelOf, stepAt, windowOf, type XScale } from './geometry.ts';
import { Marks } from './Marks.tsx';
import { lastStep } from './series.ts';
import { setChart, useChart } from './settings.ts';

/** Pixels of movement that make a drag of a click. */
const dragFrom = 6;

const lastOf = (): number => lastStep(theSession().history);

/** Keys on the focused plot: + and − zoom, arrows move the window or the crosshair, Escape shows the whole run. */
function onKey(event: KeyboardEvent, { from, to }: XScale): void {
  const { pointed, window } = useChart.getState();
  const span = to - from;
  const middle = pointed ?? (from + to) / 2;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.key === '+' || event.key === '=')
    setChart({ window: windowOf(middle - span / 4, middle + span / 4, lastOf()) });
  else if (event.key === '-') setChart({ window: windowOf(middle - span, middle + span, lastOf()) });
  else if (event.key === 'Escape') setChart(window ? { window: undefined } : { pinned: undefined, pointed: undefined });
  else if (event.key === 'Enter') setChart({ pinned: Math.round(middle) });
  else if (by !== undefined && event.shiftKey && window) {
    const shift = Math.max(-from, Math.min(lastOf() - to, (by * span) / 4));
    setChart({ window: windowOf(from + shift, to + shift, lastOf()) });
  } else if (by !== undefined) setChart({ pointed: Math.min(to, Math.max(from, middle + (by * span) / 60)) });
  else return;
  event.preventDefault();
}

export function PlotOverlay({ x, width }: { x: XScale; width: number }) {
  const w = useViewWords().loss;
  const ref = useRef<HTMLDivElement>(null);
  const start = useRef<number>(undefined);
  const [selection, setSelection] = useState<readonly [number, number]>();
  const pixel = (event: PointerEvent) => pointerIn(ref.current!, event)[0];

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('button, [data-card]')) return;
    start.current = pixel(event);
    ref.current!.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = pixel(event);
    setChart({ pointed: stepAt(x, at) });
    if (start.current !== undefined && Math.abs(at - start.current) > dragFrom) setSelection([start.current, at]);
  };
  const onPointerUp = (event: PointerEvent) => {
    const from = start.current;
    start.current = undefined;
    if (from === undefined) return;
    setSelection(undefined);
    const at = pixel(event);
    if (Math.abs(at - from) > dragFrom)
      setChart({ window: windowOf(stepAt(x, from), stepAt(x, at), lastOf()), pinned: undefined });
    else setChart({ pinned: Math.round(stepAt(x, at)) });
  };
  const cancel = () => {
    start.current = undefined;
    setSelection(undefined);
  };
  return (
    // The plot has no native element: it is looked at, zoomed and read step by step.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      role="application"
      aria-label={w.plot}
      aria-describedby="loss-summary"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute inset-0 cursor-crosshair touch-pan-y rounded-md select-none"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
      onPointerLeave={() => setChart({ pointed: undefined })}
      onDoubleClick={() => setChart({ window: undefined, pinned: undefined })}
      onKeyDown={(event) => onKey(event, x)}
      onBlur={() => setChart({ pointed: undefined })}
    >
      <Marks x={x} />
      {selection && (
        <div
          className="pointer-events-none absolute border-x border-focus bg-focus/15"
          style={{
            left: rem(pixelOf(x, stepAt(x, Math.min(...selection)))),
            width: rem(pixelOf(x, stepAt(x, Math.max(...selection))) - pixelOf(x, stepAt(x, Math.min(...selection)))),
            top: rem(chartMargins.top),
            bottom: rem(chartMargins.bottom),
          }}
        />
      )}
      <Crosshair x={x} width={width} />
    </div>
  );
}
