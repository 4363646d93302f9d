// The map: paths, basins, or the surface in three dimensions; and under it what its marks mean.
import { lazy, Suspense } from 'react';
import {
  arrowNames,
  clearStarts,
  setLab,
  shows,
  surfaceOf,
  turnCamera,
  useLab,
} from '../../../store/surface/choices.ts';
import { IconButton } from '../../components/Button.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tip } from '../../components/Tip.tsx';
import { Choice } from '../../views/shared/Choice.tsx';
import { useWords } from '../../words/index.ts';
import { firstCamera } from '../../../labs/surface/relief/camera.ts';
import { BasinControls, BasinLegend } from './BasinLegend.tsx';
import { arrowColors } from './draw-racers.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { hasVelocity } from './picked.ts';
import { racerName } from './look.ts';
import { RunBar } from './RunBar.tsx';
import { useSurfaceWords } from './words.ts';
import { zoomBy } from './zoom.ts';

const Relief = lazy(async () => ({ default: (await import('./Relief.tsx')).Relief }));

export function MapPanel() {
  const words = useWords();
  const w = useSurfaceWords();
  const show = useLab((s) => s.show);
  const racers = useLab((s) => s.racers);
  const pick = useLab((s) => s.pick);
  const title = show === 'basins' ? w.basins.of(racerName(words, racers, pick)) : w.map.title;
  return (
    <Panel
      title={title}
      help={show === 'basins' ? w.basins.help : w.map.help}
      aside={
        <Choice
          label={w.map.show}
          value={show}
          choices={shows.map((value) => ({ value, label: w.map.shows[value] }))}
          onChange={(value) => setLab({ show: value })}
        />
      }
      className="lab-map"
      bodyClassName="flex flex-col gap-2"
    >
      <div className="lab-canvas relative overflow-hidden rounded-xl border border-line bg-sunken">
        {show === 'relief' ? (
          <Suspense>
            <Relief />
            <ReliefButtons />
          </Suspense>
        ) : (
          <>
            <MapCanvas basins={show === 'basins'} />
            <MapButtons />
          </>
        )}
      </div>
      <RunBar />
      {show === 'basins' ? (
        <>
          <BasinControls />
          <BasinLegend />
        </>
      ) : (
        <Legend relief={show === 'relief'} />
      )}
    </Panel>
  );
}

const onMap = 'bg-panel/85 shadow-sm';

function ReliefButtons() {
  const w = useSurfaceWords().map;
  const moved = useLab((s) => s.camera !== firstCamera);
  const button = { look: 'plain', size: 'size-8', className: onMap } as const;
  return (
    <div className="absolute top-2 right-2 flex flex-col gap-1">
      <IconButton icon="plus" label={w.zoomIn} {...button} onClick={() => turnCamera({ closer: 0.8 })} />
      <IconButton icon="minus" label={w.zoomOut} {...button} onClick={() => turnCamera({ closer: 1.25 })} />
      {moved && <IconButton icon="reset" label={w.home} {...button} onClick={() => setLab({ camera: firstCamera })} />}
    </div>
  );
}

function MapButtons() {
  const w = useSurfaceWords().map;
  const zoomedIn = useLab((s) => s.view !== undefined);
  const many = useLab((s) => s.starts.length !== 1 || s.starts[0].join() !== surfaceOf(s).start.join());
  return (
    <div className="absolute top-2 right-2 flex flex-col gap-1">
      <IconButton
        icon="plus"
        label={w.zoomIn}
        look="plain"
        size="size-8"
        className={onMap}
        onClick={() => zoomBy(0.5)}
      />
      <IconButton
        icon="minus"
        label={w.zoomOut}
        look="plain"
        size="size-8"
        className={onMap}
        onClick={() => zoomBy(2)}
      />
      {zoomedIn && (
        <IconButton
          icon="reset"
          label={w.home}
          look="plain"
          size="size-8"
          className={onMap}
          onClick={() => setLab({ view: undefined })}
        />
      )}
      {many && (
        <IconButton
          icon="eraser"
          label={w.clear}
          help={w.clearHelp}
          look="plain"
          size="size-8"
          className={onMap}
          onClick={clearStarts}
        />
      )}
    </div>
  );
}

/** Low and high, the arrows of the map, and what a hand can do. */
function Legend({ relief }: { relief: boolean }) {
  const w = useSurfaceWords().map;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
      <span className="inline-flex items-center gap-1.5">
        {w.lower}
        <span aria-hidden className="lab-ramp h-3 w-16 rounded border border-line" />
        {w.higher}
      </span>
      {!relief && <Arrows />}
      <span className="ml-auto">{relief ? w.reliefHint : w.hint}</span>
    </div>
  );
}

/** Each a switch of its own. */
function Arrows() {
  const w = useSurfaceWords().map;
  const arrows = useLab((s) => s.arrows);
  const racer = useLab((s) => s.racers[s.pick]);
  const toggle = (name: (typeof arrowNames)[number]) =>
    setLab({ arrows: arrowNames.filter((one) => (one === name ? !arrows.includes(one) : arrows.includes(one))) });
  return (
    <span role="group" aria-label={w.arrowsLabel} className="inline-flex flex-wrap items-center gap-1">
      {arrowNames
        .filter((name) => name !== 'velocity' || hasVelocity(racer))
        .map((name) => (
          <Tip key={name} text={w.arrowsHelp}>
            <button
              type="button"
              aria-pressed={arrows.includes(name)}
              onClick={() => toggle(name)}
              className="touch inline-flex items-center gap-1 rounded-md border border-line px-1.5 py-0.5 hover:border-edge aria-pressed:bg-sunken aria-pressed:text-ink"
            >
              <svg aria-hidden viewBox="0 0 20 10" className={`h-2.5 w-5 ${arrows.includes(name) ? '' : 'opacity-35'}`}>
                <path
                  d="M0 5h13M12 1l7 4-7 4z"
                  strokeWidth={name === 'step' ? 3 : 1.8}
                  stroke={`var(--${arrowColors[name]})`}
                  fill={`var(--${arrowColors[name]})`}
                />
              </svg>
              {w.arrows[name]}
            </button>
          </Tip>
        ))}
    </span>
  );
}
