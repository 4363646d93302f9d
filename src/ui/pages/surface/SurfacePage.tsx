// The surface lab: a loss of two parameters that can be seen, and optimizers racing down it.
import { useEffect } from 'react';
import { setPageActions } from '../../../store/page-actions.ts';
import { lab } from '../../../store/surface/run.ts';
import { useHasSession } from '../../../store/session.ts';
import { changeRate, LabDock, reseed, togglePlay, toggleSlow } from './LabDock.tsx';
import { HonestPanel } from './HonestPanel.tsx';
import { MapPanel } from './MapPanel.tsx';
import { PathChart } from './PathChart.tsx';
import { RacersPanel } from './RacersPanel.tsx';
import { SlicePanel } from './SlicePanel.tsx';
import { StepNumbers } from './StepNumbers.tsx';
import { SurfacePanel } from './SurfacePanel.tsx';
import { useSurfaceWords } from './words.ts';
import './surface.css';

export function SurfacePage() {
  const w = useSurfaceWords();
  const ready = useHasSession();
  useEffect(() => (ready ? lab.start() : undefined), [ready]);
  useEffect(
    () =>
      setPageActions({
        play: togglePlay,
        step: () => void lab.step(),
        slow: toggleSlow,
        reset: () => lab.reset(),
        reseed,
        rateUp: () => changeRate(1),
        rateDown: () => changeRate(-1),
      }),
    [],
  );
  return (
    <>
      <LabDock />
      <main id="main" tabIndex={-1} aria-label={w.main} className="outline-none">
        <p className="px-4 pt-2 text-sm text-muted">{w.intro}</p>
        <div className="lab grid gap-2.5 p-2.5">
          <div className="lab-column lab-left">
            <SurfacePanel />
            <RacersPanel />
          </div>
          <div className="lab-column lab-middle">
            <MapPanel />
            <StepNumbers />
          </div>
          <div className="lab-column lab-right">
            <SlicePanel />
            <PathChart />
          </div>
          <div className="lab-below">
            <HonestPanel />
          </div>
        </div>
      </main>
    </>
  );
}
