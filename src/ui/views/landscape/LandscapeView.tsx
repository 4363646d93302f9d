// The loss around the weights, as a map, with the way they have come. Made only while it is seen.
import { useMemo, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { planeChoices } from '../../../labs/landscape/plane-choices.ts';
import type { CurvatureSeen, SliceSeen } from '../../../labs/landscape/watch.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { Tip } from '../../components/Tip.tsx';
import { Choice } from '../shared/Choice.tsx';
import { valueAt } from '../shared/field.ts';
import { percent, short, steady, whole } from '../shared/format.ts';
import { lossStops } from '../shared/loss-colors.ts';
import { usePainter } from '../shared/use-painter.ts';
import { useVisible } from '../shared/use-visible.ts';
import { drawMap } from './draw-map.ts';
import { limitText } from './Limit.tsx';
import { heightsOf, mapA, mapB, middleLoss } from './plot.ts';
import { setPlane, useLandscapeSettings } from '../../../store/landscape.ts';
import { useLandscape } from './watching.ts';
import { useLandscapeWords } from './words.ts';

export function LandscapeView() {
  const w = useLandscapeWords();
  const [ref, visible] = useVisible();
  const watch = useLandscape('map', visible);
  const plane = useLandscapeSettings((s) => s.plane);
  const slice = watch?.slice?.choice === plane ? watch.slice : undefined;
  const { help, axes } = w.planes[plane];
  return (
    <div ref={ref} className="landscape grid gap-x-5 gap-y-3">
      {watch?.tooLarge ? (
        <p className="text-sm text-muted">{w.tooLarge}</p>
      ) : (
        <figure className="min-w-0">
          <div className="relative aspect-square w-full overflow-hidden rounded-lg bg-sunken contain-paint">
            {slice ? <Map slice={slice} /> : <Making />}
          </div>
          <figcaption className="mt-1 text-center text-xs text-muted">
            → {axes[0]} · ↑ {axes[1]}
          </figcaption>
        </figure>
      )}
      <div className="flex min-w-0 flex-col gap-2.5">
        <Choice
          label={w.planes.label}
          value={plane}
          choices={planeChoices.map((value) => ({ value, label: w.planes[value].label }))}
          onChange={setPlane}
        />
        <p className="text-sm text-muted">{help}</p>
        {slice && <Legend slice={slice} />}
        {slice && <Facts slice={slice} curvature={watch?.curvature} />}
      </div>
    </div>
  );
}

const Making = () => (
  <p className="absolute inset-0 flex items-center justify-center text-sm text-muted">{useLandscapeWords().making}</p>
);

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Place {
  x: number;
  y: number;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

function Map({ slice }: { slice: SliceSeen }) {
  const w = useLandscapeWords();
  const [place, setPlace] = useState<Place>();
  const { ref } = usePainter((context, width, height) => drawMap(context, width, height, slice), { still: true });
  const onPointerMove = (event: PointerEvent) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    setPlace({ x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (event.key === 'Escape') setPlace(undefined);
    if (!arrow) return;
    event.preventDefault();
    const { x, y } = place ?? { x: 0.5, y: 0.5 };
    const step = event.shiftKey ? 0.1 : 0.02;
    setPlace({ x: within(x + step * arrow[0]), y: within(y + step * arrow[1]) });
  };
  return (
    <>
      <canvas ref={ref} aria-hidden className="absolute inset-0 size-full" />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an image that is walked over */}
      <div
        role="application"
        aria-label={w.map}
        aria-describedby="landscape-reading"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="absolute inset-0 touch-pan-y rounded-lg -outline-offset-2"
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
        onPointerLeave={() => setPlace(undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => setPlace(undefined)}
      >
        {place && <Cross place={place} />}
      </div>
      <Reading slice={slice} place={place} />
    </>
  );
}

const Cross = ({ place: { x, y } }: { place: Place }) => (
  <>
    <span aria-hidden style={{ left: `${100 * x}%` }} className="absolute inset-y-0 w-px bg-ink/40" />
    <span aria-hidden style={{ top: `${100 * y}%` }} className="absolute inset-x-0 h-px bg-ink/40" />
  </>
);

function Reading({ slice, place }: { slice: SliceSeen; place: Place | undefined }) {
  const w = useLandscapeWords();
  const { values, columns, rows } = slice;
  const grid = useMemo(
    () => ({ values: Float32Array.from(values), columns, rows, channels: 1, channel: 0 }),
    [values, columns, rows],
  );
  const text = place
    ? w.reading(steady(valueAt(grid, place.x, place.y)), short(mapA(slice, place.x), 2), short(mapB(slice, place.y), 2))
    : w.hint;
  return (
    <p
      id="landscape-reading"
      aria-live="polite"
      className="pointer-events-none absolute bottom-1.5 left-1.5 rounded-md bg-panel/90 px-1.5 py-0.5 text-xs text-ink tabular-nums"
    >
      {text}
    </p>
  );
}

function Legend({ slice }: { slice: SliceSeen }) {
  const w = useLandscapeWords();
  usePreferences((p) => p.dark); // the colours are another set then
  const { lowest, highest } = useMemo(() => heightsOf(slice), [slice]);
  const middle = middleLoss(slice);
  return (
    <div className="flex flex-col gap-1.5 text-xs text-muted">
      <div className="grid w-full max-w-80 grid-cols-3 gap-y-0.5 tabular-nums">
        <span>{`${w.lower} ${short(lowest)}`}</span>
        <span className="text-center">{`${w.here} ${short(middle)}`}</span>
        <span className="text-right">{`${w.higher} ${short(highest)}`}</span>
        <span
          aria-hidden
          className="col-span-3 h-3 rounded-sm"
          style={{ background: `linear-gradient(to right, ${lossStops()})` }}
        />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Key label={w.path}>
          <path d="M1 11 C 8 3 16 13 25 6" className="fill-none stroke-ink" strokeWidth="2" />
        </Key>
        <Key label={w.start}>
          <rect x="8" y="4" width="8" height="8" className="fill-panel stroke-ink" strokeWidth="1.75" />
        </Key>
        <Key label={w.now}>
          <circle cx="13" cy="8" r="5" className="fill-ink" />
        </Key>
      </div>
    </div>
  );
}

const Key = ({ label, children }: { label: string; children: ReactNode }) => (
  <span className="inline-flex items-center gap-1.5">
    <svg aria-hidden viewBox="0 0 26 16" className="h-4 w-6.5">
      {children}
    </svg>
    {label}
  </span>
);

function Facts({ slice, curvature }: { slice: SliceSeen; curvature: CurvatureSeen | undefined }) {
  const w = useLandscapeWords();
  const { facts, factsHelp } = w;
  return (
    <dl className="grid w-fit grid-cols-[auto_auto] gap-x-4 gap-y-0.5 text-sm">
      <Fact name={facts.step} value={whole(slice.step)} />
      <Fact
        name={facts.loss}
        help={factsHelp.loss}
        value={steady(middleLoss(slice))}
        more={facts.lossOf(whole(slice.samples))}
      />
      {curvature && (
        <>
          <Fact
            name={curvature.kind === 'hessian' ? facts.lambda : facts.lambdaPreconditioned}
            help={factsHelp.lambda}
            value={steady(curvature.lambda)}
          />
          <Fact name={facts.limit} help={factsHelp.limit} value={limitText(curvature.limit)} />
        </>
      )}
      {slice.share !== undefined && (
        <Fact name={facts.share} help={factsHelp.share} value={percent(Math.min(1, slice.share))} />
      )}
    </dl>
  );
}

function Fact({ name, help, value, more }: { name: string; help?: string; value: string; more?: string }) {
  return (
    <>
      <dt className="text-muted">
        {help === undefined ? name : <Tip text={help} tap><span className="help-mark">{name}</span></Tip>}
      </dt>
      <dd className="tabular-nums">
        {value}
        {more !== undefined && <span className="ml-2 text-xs text-muted">{more}</span>}
      </dd>
    </>
  ); // oxfmt-ignore
}
