// The points whose loss the surface is, and the line of the racer that is looked at.
import { useRef, useState, type PointerEvent } from 'react';
import type { Point } from '../../../labs/surface/regression.ts';
import { firstPoints, labBounds, setPoints, useLab } from '../../../store/surface/choices.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { short } from '../../views/shared/format.ts';
import { pickedNow } from './picked.ts';
import { usePaced } from './use-paced.ts';
import { useSurfaceWords } from './words.ts';

/** The plot's side in pixels, and half of it in the points' units where they need no more. */
const size = 200;
const leastHalf = 4;

/** Half of the side, in the points' units: a round number that holds them all. */
function halfOf(points: readonly Point[]): number {
  const most = Math.max(leastHalf, ...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  if (most === leastHalf) return leastHalf;
  const decade = 10 ** Math.floor(Math.log10(most));
  return decade * [1, 2, 4, 6, 8, 10].find((factor) => factor * decade >= most)!;
}

const toX = (x: number, half: number): number => ((x + half) / (2 * half)) * size;
const toY = (y: number, half: number): number => ((half - y) / (2 * half)) * size;
/** To a fortieth of a pixel, and not outside of the plot. */
const grid = (v: number, half: number): number => {
  const digits = Math.max(0, 2 - Math.round(Math.log10(half / leastHalf)));
  return Number(Math.max(-half, Math.min(half, v)).toFixed(digits)) + 0;
};

const write = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join('; ');

/** Points as text; undefined where a part is none, or there are too few to fit a line. */
function read(text: string): Point[] | undefined {
  const parts = text.split(/[;\n]+/).filter((part) => part.trim() !== '');
  const points = parts.map((part) => {
    const numbers = part.trim().split(/[\s,，]+/).map(Number); // oxfmt-ignore
    return numbers.length === 2 && numbers.every((v) => Math.abs(v) <= labBounds.reach) ? { x: numbers[0], y: numbers[1] } : undefined; // oxfmt-ignore
  });
  const known = points.filter((point) => point !== undefined);
  return known.length === points.length && known.length >= 2 && known.length <= labBounds.points ? known : undefined;
}

export function PointsEditor() {
  const w = useSurfaceWords().points;
  const points = useLab((s) => s.points);
  const svg = useRef<SVGSVGElement>(null);
  const held = useRef<{ index: number; moved: boolean }>(undefined);
  // As it was when a point was taken hold of: the plot must not move under the hand.
  const [heldHalf, setHeldHalf] = useState<number>();
  const half = heldHalf ?? halfOf(points);

  const place = (event: PointerEvent): Point => {
    const box = svg.current!.getBoundingClientRect();
    return {
      x: grid(((event.clientX - box.left) / box.width) * 2 * half - half, half),
      y: grid(half - ((event.clientY - box.top) / box.height) * 2 * half, half),
    };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = place(event);
    const index = points.findIndex(({ x, y }) => Math.hypot(x - at.x, y - at.y) < 0.075 * half);
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeldHalf(half);
    if (index >= 0) held.current = { index, moved: false };
    else {
      held.current = { index: points.length, moved: true };
      setPoints([...points, at]);
    }
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!held.current) return;
    const at = place(event);
    const { index } = held.current;
    const before = points[index];
    if (!before || Math.hypot(before.x - at.x, before.y - at.y) < 0.0125 * half) return;
    held.current.moved = true;
    setPoints(points.map((point, i) => (i === index ? at : point)));
  };
  const letGo = () => {
    held.current = undefined;
    setHeldHalf(undefined);
  };
  const onPointerUp = () => {
    const { current } = held;
    letGo();
    // A line needs two.
    if (current && !current.moved && points.length > 2) setPoints(points.filter((_, i) => i !== current.index));
  };
  return (
    <div>
      <Tip text={w.help} tap>
        <span className="help-mark text-sm text-muted">
          {w.title} · {w.count(points.length)}
        </span>
      </Tip>
      <svg
        ref={svg}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={w.plot}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={letGo}
        className="mt-1 w-full max-w-80 cursor-crosshair touch-none rounded-lg border border-line bg-page select-none"
      >
        <line x1="0" x2={size} y1={size / 2} y2={size / 2} className="stroke-line" />
        <line y1="0" y2={size} x1={size / 2} x2={size / 2} className="stroke-line" />
        <FittedLine half={half} />
        <text x="4" y={size / 2 - 3} className="fill-muted text-[9px] tabular-nums">
          {short(-half)}
        </text>
        <text x={size - 4} y={size / 2 - 3} textAnchor="end" className="fill-muted text-[9px] tabular-nums">
          {short(half)}
        </text>
        <text x={size / 2 + 3} y="10" className="fill-muted text-[9px] tabular-nums">
          {short(half)}
        </text>
        {points.map(({ x, y }, i) => (
          // Points have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <circle key={i} cx={toX(x, half)} cy={toY(y, half)} r="4" className="fill-train stroke-panel" />
        ))}
      </svg>
      <PointsText points={points} />
      <Button className="mt-1.5" onClick={() => setPoints(firstPoints)}>
        {w.again}
      </Button>
    </div>
  );
}

function FittedLine({ half }: { half: number }) {
  usePaced(60);
  const picked = pickedNow();
  if (!picked) return null;
  const { x: slope, y: offset } = picked.moment;
  const at = (x: number): number => Math.max(-1e4, Math.min(1e4, toY(slope * x + offset, half)));
  return <line x1="0" x2={size} y1={at(-half)} y2={at(half)} className="stroke-bad" strokeWidth="2" />;
}

function PointsText({ points }: { points: readonly Point[] }) {
  const w = useSurfaceWords().points;
  const [draft, setDraft] = useState<string>();
  const typed = draft === undefined ? points : read(draft);
  return (
    <>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={w.text}
        aria-invalid={typed === undefined}
        value={draft ?? write(points)}
        onChange={(event) => {
          setDraft(event.target.value);
          const next = read(event.target.value);
          if (next) setPoints(next);
        }}
        onBlur={() => setDraft(undefined)}
        className="touch mt-1.5 w-full rounded-lg border border-line bg-panel px-2.5 py-1 font-mono text-xs aria-invalid:border-bad"
      />
      {typed === undefined && (
        <p role="status" className="text-xs text-bad">
          {w.wrong}
        </p>
      )}
    </>
  );
}
