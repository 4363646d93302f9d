// The race from many starts, each at its own best learning rate: the sweep, the curves, the table, and what it proves.
import { lazy, Suspense, type ReactNode } from 'react';
import type { Experiment } from '../../../experiment/index.ts';
import type { HonestResult } from '../../../labs/surface/honest-race.ts';
import { labBounds, setLab, useLab } from '../../../store/surface/choices.ts';
import { honestRun, isStale, startHonest, stopHonest } from '../../../store/surface/honest-run.ts';
import { useLabSignal, useLabStatus } from '../../../store/surface/status.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tip } from '../../components/Tip.tsx';
import { short, whole } from '../../views/shared/format.ts';
import { useSize } from '../../views/shared/use-size.ts';
import { useWords } from '../../words/index.ts';
import { racerName } from './look.ts';
import { RacerDisc } from './RacerDisc.tsx';
import { ValueSlider } from './ValueSlider.tsx';
import { useSurfaceWords } from './words.ts';
import { wantedView } from './zoom.ts';

const SweepPlot = lazy(() => import('./SweepPlot.tsx'));
const BandPlot = lazy(() => import('./BandPlot.tsx'));

/** Below it two racers are taken to differ. */
const significant = 0.05;

export function HonestPanel() {
  const w = useSurfaceWords().honest;
  const starts = useLab((s) => s.heatStarts);
  const steps = useLab((s) => s.heatSteps);
  const ready = useLabStatus((s) => s.phase === 'ready');
  const stale = useLab(isStale);
  useLabSignal('honest');
  const { phase, result, choices } = honestRun();
  return (
    <Panel title={w.title} help={w.help} bodyClassName="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        {phase === 'running' ? (
          <Button onClick={stopHonest}>{w.stop}</Button>
        ) : (
          <Button look="strong" disabled={!ready} onClick={() => void startHonest(wantedView())}>
            <Icon name="play" className="size-4" />
            {result ? w.again : w.run}
          </Button>
        )}
        <div className="w-full sm:w-52">
          <ValueSlider
            label={w.starts.label}
            help={w.starts.help}
            range={{ kind: 'integer', ...labBounds.heatStarts, scale: 'log' }}
            value={starts}
            onChange={(heatStarts) => setLab({ heatStarts })}
          />
        </div>
        <div className="w-full sm:w-52">
          <ValueSlider
            label={w.steps.label}
            help={w.steps.help}
            range={{ kind: 'integer', ...labBounds.heatSteps, scale: 'log' }}
            value={steps}
            onChange={(heatSteps) => setLab({ heatSteps })}
          />
        </div>
        <p role="status" className="grow basis-60 text-sm text-muted">
          {phase === 'running' ? w.running : phase === 'failed' ? w.failed : result ? (stale ? w.stale : '') : w.none}
        </p>
      </div>
      {result && choices && (
        <div className={`grid gap-4 lg:grid-cols-2 ${stale ? 'opacity-60' : ''}`}>
          <Figure title={w.sweep} help={w.sweepHelp} axis={w.rate}>
            {(size) => <SweepPlot result={result} racers={choices.racers} {...size} />}
          </Figure>
          <Figure title={w.race} help={w.raceHelp} axis={w.stepsAxis}>
            {(size) => <BandPlot result={result} racers={choices.racers} {...size} />}
          </Figure>
          <div className="min-w-0 lg:col-span-2">
            <Results result={result} racers={choices.racers} starts={choices.heatStarts} />
          </div>
        </div>
      )}
    </Panel>
  );
}

interface FigureProps {
  title: string;
  help: string;
  /** What runs to the right; the loss runs up. */
  axis: string;
  children: (size: { width: number; height: number }) => ReactNode;
}

function Figure({ title, help, axis, children }: FigureProps) {
  const w = useSurfaceWords().honest;
  const [box, size] = useSize();
  return (
    <figure className="min-w-0">
      <Tip text={help} tap>
        <figcaption className="help-mark w-fit text-sm text-muted">{title}</figcaption>
      </Tip>
      <div ref={box} className="relative mt-1 h-56 overflow-hidden">
        {size.width > 0 && <Suspense>{children(size)}</Suspense>}
      </div>
      <p className="text-right text-xs text-muted">
        ↑ {w.loss} · → {axis}
      </p>
    </figure>
  );
}

interface ResultsProps {
  result: HonestResult;
  racers: readonly Experiment[];
  starts: number;
}

function Results({ result, racers, starts }: ResultsProps) {
  const words = useWords();
  const lw = useSurfaceWords();
  const w = lw.honest;
  const { contestants, pairs } = result;
  const order = contestants.map((_, i) => i).toSorted((a, b) => contestants[b].wins - contestants[a].wins);
  const [winner] = order;
  const verdict = (i: number): string => {
    if (contestants[winner].wins === 0) return w.allLost;
    if (i === winner) return w.winner;
    const { p } = pairs[winner][i];
    return p < significant ? w.differs(short(p, 2)) : w.even(short(p, 2));
  };
  const { columns } = w;
  const heads = [columns.racer, columns.rate, columns.median, columns.middle, columns.wins(starts), columns.lost, columns.against]; // oxfmt-ignore
  return (
    <>
      <div
        role="region"
        aria-label={w.title}
        // On a phone it scrolls sideways, and what scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="overflow-x-auto"
      >
        <table className="w-full text-sm tabular-nums" data-testid="honest-table">
          <thead>
            <tr className="text-left text-xs text-muted">
              {heads.map((head) => (
                <th key={head} scope="col" className="pr-3 pb-1 font-normal whitespace-nowrap">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((i) => {
              const { rate, median, lower, upper, wins, lost } = contestants[i];
              const last = median.length - 1;
              return (
                <tr key={racerName(words, racers, i)} className="border-t border-line">
                  <th scope="row" className="flex items-center gap-1.5 py-1 pr-3 font-medium whitespace-nowrap">
                    <RacerDisc racers={racers} index={i} line />
                    {racerName(words, racers, i)}
                  </th>
                  <td className="pr-3">{short(rate)}</td>
                  <td className="pr-3">{short(median[last])}</td>
                  <td className="pr-3 whitespace-nowrap">
                    {short(lower[last])} … {short(upper[last])}
                  </td>
                  <td className="pr-3">{Number.isInteger(wins) ? whole(wins) : wins.toFixed(1)}</td>
                  <td className="pr-3">{whole(lost)}</td>
                  <td className="pr-3 whitespace-nowrap">{verdict(i)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="mt-1.5 text-xs text-muted">{w.significance}</p>
    </>
  );
}
