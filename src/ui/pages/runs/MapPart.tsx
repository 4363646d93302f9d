import { useEffect } from 'react';
import { useShallow } from 'zustand/shallow';
import { addressOf } from '../../../store/address.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { choose, mapSizes, useChoices } from '../../../store/runs/choices.ts';
import { refineMap, showMap, useMap, zoomHome, zoomOut } from '../../../store/runs/map.ts';
import { stopWork } from '../../../store/runs/work.ts';
import { useView } from '../../../store/session.ts';
import { axesOf } from '../../../labs/runs/axes.ts';
import type { TrainabilityMap } from '../../../labs/runs/map.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Select } from '../../components/Select.tsx';
import { MapCanvas, zoomAt } from './MapCanvas.tsx';
import { MapLegend } from './MapLegend.tsx';
import { PixelReading } from './PixelReading.tsx';
import { Labelled, Progress, StartButton, StepsBox } from './RunControls.tsx';
import { saveMap } from './save-map.ts';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

export function MapPart() {
  const w = useRunsWords();
  const map = useMap((m) => m.map);
  useMapWork();
  if (!map) return <div className="slot" />;
  return (
    <div className="grid grid-cols-1 gap-2.5 lg:grid-cols-[minmax(0,min(calc(100dvh-9rem),62vw))_minmax(18rem,34rem)]">
      <Panel
        title={w.parts.map.name}
        help={w.parts.map.help}
        aside={<ZoomButtons map={map} />}
        bodyClassName="flex flex-col gap-2"
      >
        <MapCanvas map={map} />
        <p className="text-xs text-muted">
          <span className="pointer-coarse:hidden">{w.map.hint}</span>
          <span className="hidden pointer-coarse:inline">{w.map.hintTouch}</span>
        </p>
      </Panel>
      <Panel title={w.map.sides} bodyClassName="flex flex-col gap-4">
        <MapSettings />
        <MapProgress map={map} />
        <MapLegend />
        <PixelReading map={map} />
        <SaveButton map={map} />
      </Panel>
    </div>
  );
}

/** The map that goes with the experiment and the choices, made while it is looked at. */
function useMapWork(): void {
  const view = useView();
  const choices = useChoices(useShallow(({ x, y, area, size, steps }) => [x, y, area, size, steps]));
  const settings = view?.settings;
  useEffect(() => {
    if (!settings || !choices) return; // either of them says that there may be another map
    showMap();
    void refineMap(false);
  }, [settings, choices]);
  useEffect(() => stopWork, []);
}

function MapSettings() {
  const labelOf = useAxisLabel();
  const w = useRunsWords();
  const view = useView();
  const size = useChoices((c) => c.size);
  const { x, y } = useMap((m) => m.map)!.request;
  const axes = view ? axesOf(view.settings, view.dataset.train.n) : [];
  const options = axes.map(({ key, path }) => ({ value: key, label: labelOf(path) }));
  // A setting chosen for one side that is on the other changes places with it.
  const side = (which: 'x' | 'y') => (key: string) => {
    const other = which === 'x' ? y.key : x.key;
    const changed = other === key ? { x: y.key, y: x.key } : { x: x.key, y: y.key, [which]: key };
    zoomHome();
    choose({ ...changed, area: undefined });
  };
  return (
    <div className="grid grid-cols-2 gap-2.5">
      <Labelled label={w.map.across}>
        <Select label={w.map.across} value={x.key} options={options} onChange={side('x')} />
      </Labelled>
      <Labelled label={w.map.up}>
        <Select label={w.map.up} value={y.key} options={options} onChange={side('y')} />
      </Labelled>
      <StepsBox />
      <Labelled label={w.map.size}>
        <Select
          label={w.map.size}
          value={String(size)}
          options={mapSizes.map((n) => ({ value: String(n), label: w.map.sizeOf(n) }))}
          onChange={(value) => choose({ size: Number(value) })}
        />
      </Labelled>
    </div>
  );
}

function MapProgress({ map }: { map: TrainabilityMap }) {
  const w = useRunsWords();
  const { done, level, trainer } = useMap((m) => m.seen);
  const finished = done === map.total;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2.5">
        {!finished && <StartButton part="map" start={() => refineMap(true)} label={w.more} />}
        <Progress part="map" share={done / map.total} text={w.map.level(level)} />
      </div>
      {trainer && <p className="text-xs text-muted">{trainer === 'fused' ? w.fused : w.turns}</p>}
    </div>
  );
}

function ZoomButtons({ map }: { map: TrainabilityMap }) {
  const w = useRunsWords().map;
  const area = useChoices((c) => c.area);
  const pointed = useMap((m) => m.pointed);
  const middle = pointed
    ? ([(pointed.column + 0.5) / map.size, 1 - (pointed.row + 0.5) / map.size] as const)
    : ([0.5, 0.5] as const);
  return (
    <>
      <IconButton icon="plus" label={w.zoomIn} keys="+" onClick={() => zoomAt(middle, 0.5)} />
      <IconButton icon="minus" label={w.zoomOut} keys="-" onClick={zoomOut} disabled={!area} />
      <IconButton icon="reset" label={w.whole} onClick={zoomHome} disabled={!area} />
    </>
  );
}

function SaveButton({ map }: { map: TrainabilityMap }) {
  const labelOf = useAxisLabel();
  const w = useRunsWords().map;
  const view = useView();
  const dark = usePreferences((p) => p.dark);
  const save = () =>
    saveMap(
      map,
      useMap.getState().seen,
      {
        names: [labelOf(map.request.x.path), labelOf(map.request.y.path)],
        colors: [w.divergedFast, w.stuck, w.converged],
        link: addressOf(view!.experiment),
      },
      dark,
    );
  return (
    <Button onClick={() => void save()} title={w.saveHelp} className="w-fit">
      <Icon name="download" className="size-4" />
      {w.save}
    </Button>
  );
}
