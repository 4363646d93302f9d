// The race as curves, with its legend, and as a table.
import { lazy, Suspense } from 'react';
import { chartAxes, setLab, surfaceOf, useLab } from '../../../store/surface/choices.ts';
import { lab } from '../../../store/surface/run.ts';
import { labStatusNow } from '../../../store/surface/status.ts';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tip } from '../../components/Tip.tsx';
import { Choice } from '../../views/shared/Choice.tsx';
import { short, whole } from '../../views/shared/format.ts';
import { LabelledSwitch } from '../../views/shared/LabelledSwitch.tsx';
import { useSize } from '../../views/shared/use-size.ts';
import { useVisible } from '../../views/shared/use-visible.ts';
import { useWords } from '../../words/index.ts';
import { racerName } from './look.ts';
import { hasLowest, pathData } from './path-series.ts';
import { RacerDisc } from './RacerDisc.tsx';
import { usePaced } from './use-paced.ts';
import { useSurfaceWords } from './words.ts';

const PathPlot = lazy(() => import('./PathPlot.tsx'));

export function PathChart() {
  const w = useSurfaceWords().chart;
  const axis = useLab((s) => s.axis);
  const log = useLab((s) => s.logLoss);
  const canLog = useLab((s) => hasLowest(surfaceOf(s)));
  const [sight, visible] = useVisible();
  return (
    <Panel
      title={w.title}
      help={w.help}
      className="lab-chart"
      bodyClassName="flex flex-col gap-1.5"
      aside={
        <Choice
          label={w.axis}
          value={axis}
          choices={chartAxes.map((value) => ({ value, label: w.axes[value] }))}
          onChange={(value) => setLab({ axis: value })}
        />
      }
    >
      <div ref={sight} className="flex flex-col gap-1.5">
        {visible ? <Curves log={log} /> : <div className="h-52" />}
        <div className="flex flex-wrap items-center justify-between gap-x-4 text-xs text-muted">
          <LabelledSwitch
            label={w.log}
            help={canLog ? w.logHelp : w.noLog}
            checked={log && canLog}
            disabled={!canLog}
            onChange={(logLoss) => setLab({ logLoss })}
          />
          <Tip text={w.axesHelp[axis]} tap>
            <span className="help-mark">{w.axes[axis]}</span>
          </Tip>
        </div>
        <Standings />
      </div>
    </Panel>
  );
}

function Curves({ log }: { log: boolean }) {
  const w = useSurfaceWords().chart;
  const [box, { width, height }] = useSize();
  const racers = useLab((s) => s.racers);
  const axis = useLab((s) => s.axis);
  usePaced(150);
  const data = pathData(axis, log);
  return (
    <div>
      <p className="text-xs text-muted">{data?.log ? w.above : w.height}</p>
      <div ref={box} className="relative h-48 overflow-hidden" data-testid="path-chart">
        {width > 0 && data && (
          <Suspense>
            <PathPlot data={data} racers={racers} width={width} height={height} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** Everybody's place in numbers: the chart for those who do not see it. */
function Standings() {
  const words = useWords();
  const w = useSurfaceWords();
  const racers = useLab((s) => s.racers);
  const spot = useLab((s) => s.spot);
  usePaced(250);
  const wave = lab.waves[spot];
  const { shown } = labStatusNow();
  const { columns } = w.chart;
  return (
    <details className="group text-sm">
      <summary className="touch-row flex items-center gap-1 text-muted hover:text-ink">
        <Icon name="down" className="size-3.5 transition-transform group-open:rotate-180" />
        {w.chart.table}
      </summary>
      <table className="mt-1 w-full text-[0.6875rem] tabular-nums">
        <thead>
          <tr className="text-left text-muted">
            {Object.values(columns).map((name) => (
              <th key={name} scope="col" className="pr-1.5 font-normal last:pr-0">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {racers.map((_, i) => {
            if (!wave || i >= wave.racers.entries.length) return null;
            const { x, y, step, lost } = wave.at(i, shown);
            const name = racerName(words, racers, i);
            return (
              <tr key={name} data-testid="standing" className="border-t border-line">
                <th scope="row" className="flex items-center gap-1.5 py-0.5 pr-1.5 font-normal">
                  <RacerDisc racers={racers} index={i} />
                  {name}
                </th>
                <td className="pr-1.5">{lost ? w.racers.lost : short(lab.surface.at(x, y).f, 4)}</td>
                <td className="pr-1.5">{short(x)}</td>
                <td className="pr-1.5">{short(y)}</td>
                <td>{whole(step)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
