// The track under the plot: the handle stands where the run is; drag it back and the run goes on from there.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { RunStatus } from '../../../engine/session-types.ts';
import { guard } from '../../../store/actions.ts';
import { theSession, useSession } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { whole } from '../shared/format.ts';
import { pointerIn, rem } from '../shared/ui-scale.ts';
import { useCounting } from '../shared/use-counting.ts';
import { inView, pixelOf, stepAt, type XScale } from './geometry.ts';
import { setChart, useChart } from './settings.ts';

async function scrubTo(step: number): Promise<void> {
  await guard(() => theSession().scrub(step));
  setChart({ scrubbing: undefined, pinned: undefined });
}

/** Where a key moves the handle: from snapshot to snapshot, to the ends. */
function keyTarget(
  { key, shiftKey }: KeyboardEvent,
  at: number,
  last: number,
  snapshots: readonly number[],
): number | undefined {
  const stops = shiftKey ? [] : snapshots;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stops.findLast((s) => s < at) ?? Math.max(0, at - (shiftKey ? 1 : Math.ceil(last / 50)));
    case 'ArrowRight':
    case 'ArrowUp':
      return stops.find((s) => s > at) ?? Math.min(last, at + (shiftKey ? 1 : Math.ceil(last / 50)));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

const stepOf = (s: RunStatus) => [s.step] as const;

export function Scrubber({ x, width }: { x: XScale; width: number }) {
  const w = useViewWords().loss;
  const session = useSession();
  const [step] = useCounting(stepOf);
  const scrubbing = useChart((c) => c.scrubbing);
  const zoomed = useChart((c) => c.window !== undefined);
  const track = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const at = scrubbing ?? step;
  // While it runs the status is ahead of the drawing: the handle then stands at the plot's end.
  const shown = inView(x, at) || (at > x.to && !zoomed);
  const place = (event: PointerEvent) => Math.min(step, Math.round(stepAt(x, pointerIn(track.current!, event)[0])));

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || step === 0) return;
    dragging.current = true;
    track.current!.setPointerCapture(event.pointerId);
    setChart({ scrubbing: place(event) });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!dragging.current) return;
    dragging.current = false;
    const target = place(event);
    if (target < step) void scrubTo(target);
    else setChart({ scrubbing: undefined });
  };
  const cancel = () => {
    dragging.current = false;
    setChart({ scrubbing: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return cancel();
    if (event.key === 'Enter' && scrubbing !== undefined && scrubbing < step) {
      event.preventDefault();
      return void scrubTo(scrubbing);
    }
    const target = keyTarget(event, at, step, session.snapshots);
    if (target === undefined) return undefined;
    event.preventDefault();
    setChart({ scrubbing: target });
    return undefined;
  };
  return (
    <div
      ref={track}
      className="relative h-8 touch-none select-none"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => dragging.current && setChart({ scrubbing: place(event) })}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
    >
      <svg aria-hidden viewBox={`0 0 ${width} 32`} preserveAspectRatio="none" className="absolute inset-0 size-full">
        <line
          x1={x.left}
          x2={x.left + x.width}
          y1="12"
          y2="12"
          className="stroke-line"
          strokeWidth="6"
          strokeLinecap="round"
        />
        <line
          x1={x.left}
          x2={Math.max(x.left, Math.min(x.left + x.width, pixelOf(x, at)))}
          y1="12"
          y2="12"
          className="stroke-edge"
          strokeWidth="6"
          strokeLinecap="round"
        />
        {session.snapshots
          .filter((s) => inView(x, s))
          .map((s) => (
            <line
              key={s}
              x1={pixelOf(x, s)}
              x2={pixelOf(x, s)}
              y1="7"
              y2="17"
              className="stroke-ink/55"
              strokeWidth="1.25"
            />
          ))}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={w.scrub}
        aria-describedby="scrub-help"
        aria-valuemin={0}
        aria-valuemax={step}
        aria-valuenow={at}
        aria-valuetext={scrubbing === undefined ? w.step(whole(at)) : w.scrubTo(whole(at))}
        onKeyDown={onKeyDown}
        onBlur={() => !dragging.current && setChart({ scrubbing: undefined })}
        className={`absolute top-0.5 size-5 -translate-x-1/2 cursor-ew-resize rounded-full border-[3px] border-panel bg-action shadow ring-1 ring-edge/60 ${shown ? '' : 'opacity-40'}`}
        style={{ left: rem(Math.max(x.left, Math.min(x.left + x.width, pixelOf(x, at)))) }}
      />
      <span id="scrub-help" className="sr-only">
        {w.scrubHelp}
      </span>
      <span
        className="pointer-events-none absolute bottom-0 text-[0.6875rem] leading-none text-muted"
        style={{ left: rem(x.left), width: rem(width - x.left) }}
      >
        {scrubbing === undefined ? '' : w.scrubTo(whole(at))}
      </span>
    </div>
  );
}
