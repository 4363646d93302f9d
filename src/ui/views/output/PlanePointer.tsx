// The plane's surface: reads the place under the pointer, draws with it, and does both for the keyboard.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useSession } from '../../../store/session.ts';
import { brushRadius, useDrawing } from '../../../store/drawing.ts';
import { useViewWords } from '../words.ts';
import { pointerIn, uiScale } from '../shared/ui-scale.ts';
import { penDown, penMove, penUp } from './pen.ts';
import { setPlace, usePlace } from './place.ts';
import { fromX, fromY, inside, margins, plotIn, toX, toY } from './plot.ts';
import type { Place } from './reading.ts';

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function PlanePointer() {
  const ref = useRef<HTMLDivElement>(null);
  const session = useSession();
  const drawing = useDrawing((d) => d.active);
  const w = useViewWords().output;
  const plot = () => {
    const { clientWidth, clientHeight } = ref.current!;
    return plotIn(clientWidth / uiScale(), clientHeight / uiScale(), session.view!.dataset.plane!.domain);
  };
  const placeOf = (event: PointerEvent): Place => {
    const at = plot();
    const [left, top] = pointerIn(ref.current!, event);
    const [x, y] = inside(at.domain, fromX(at, left), fromY(at, top));
    return { x, y };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const place = placeOf(event);
    setPlace(place);
    if (!drawing) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    penDown(place);
  };
  const onPointerMove = (event: PointerEvent) => {
    setPlace(placeOf(event));
    if (!drawing) return;
    // All places since the last event: a fast stroke has no gaps.
    const all = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of all.length > 0 ? all : [event]) penMove(placeOf(one as PointerEvent));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { domain } = plot();
    const { place = { x: (domain[0] + domain[1]) / 2, y: (domain[2] + domain[3]) / 2 } } = usePlace.getState();
    const arrow = arrows[event.key];
    if (arrow) {
      event.preventDefault();
      const step = ((domain[1] - domain[0]) / 60) * (event.shiftKey ? 5 : 1);
      const tall = (domain[3] - domain[2]) / (domain[1] - domain[0]);
      const [x, y] = inside(domain, place.x + arrow[0] * step, place.y + arrow[1] * step * tall);
      setPlace({ x, y });
    } else if (drawing && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      setPlace(place);
      penDown(place);
      penUp();
    } else if (event.key === 'Escape') setPlace(undefined);
  };
  return (
    // A plane has no native element: it is an image that is also walked over with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      role="application"
      aria-label={drawing ? w.planeDrawing : w.plane}
      aria-describedby="output-reading"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={`absolute inset-0 rounded-md ${drawing ? 'cursor-crosshair touch-none' : 'touch-pan-y'}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={penUp}
      onPointerCancel={penUp}
      onPointerLeave={() => setPlace(undefined)}
      onKeyDown={onKeyDown}
      onBlur={() => setPlace(undefined)}
    >
      <Cursor plot={plot} drawing={drawing} />
    </div>
  );
}

function Cursor({ plot, drawing }: { plot: () => ReturnType<typeof plotIn>; drawing: boolean }) {
  const place = usePlace((p) => p.place);
  const tool = useDrawing((d) => d.tool);
  if (!place) return null;
  const at = plot();
  const [x, y] = [toX(at, place.x), toY(at, place.y)];
  const r = drawing && tool !== 'point' ? (brushRadius / (at.domain[1] - at.domain[0])) * at.width : 0;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${at.left + at.width + margins.right} ${at.top + at.height + margins.bottom}`}
      className="pointer-events-none absolute inset-0 size-full"
    >
      <line x1={x} x2={x} y1={margins.top} y2={at.top + at.height} className="stroke-ink/50" strokeDasharray="2 3" />
      <line x1={margins.left} x2={at.left + at.width} y1={y} y2={y} className="stroke-ink/50" strokeDasharray="2 3" />
      {r > 0 && (
        <circle
          cx={x}
          cy={y}
          r={r}
          className="fill-ink/5 stroke-ink"
          strokeDasharray={tool === 'erase' ? '4 3' : undefined}
        />
      )}
    </svg>
  );
}
