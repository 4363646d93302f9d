import { useSession, useStatus } from '../../../store/session.ts';
import { Tip } from '../../components/Tip.tsx';
import { useViewWords } from '../words.ts';
import { steady } from '../shared/format.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { seriesNames } from './series.ts';
import { toggleSeries, useChart } from './settings.ts';
import { strokes } from './strokes.ts';

/** The series with their line and latest value; a press hides one. */
export function ChartLegend() {
  const w = useViewWords().loss;
  const hidden = useChart((c) => c.hidden);
  const { history } = useSession();
  const frame = useSlowFrame();
  useStatus((s) => s.phase); // a run that fails sends no more frames
  const last = history.steps.length - 1;
  const { loss, lr } = history.steps.columns;
  const values = {
    train: frame?.trainLoss,
    test: frame?.testLoss,
    batch: last >= 0 ? loss[last] : undefined,
    lr: last >= 0 ? lr[last] : undefined,
  };
  return (
    <div role="group" aria-label={w.series} className="flex flex-wrap gap-1">
      {seriesNames.map((name) => (
        <Tip key={name} title={w.names[name]} text={w.help[name]} side="bottom">
          <button
            type="button"
            aria-pressed={!hidden.includes(name)}
            onClick={() => toggleSeries(name)}
            className="touch inline-flex items-center gap-1.5 rounded-lg border border-line px-1.5 py-0.5 text-xs hover:border-edge aria-[pressed=false]:opacity-45"
          >
            <svg aria-hidden viewBox="0 0 24 8" className="h-2 w-6">
              <path
                d="M0 4 H 24"
                stroke={strokes[name].color}
                strokeWidth={Math.max(1.5, strokes[name].width)}
                strokeDasharray={strokes[name].dash}
                strokeLinecap={name === 'lr' ? 'round' : undefined}
              />
            </svg>
            <span>{w.names[name]}</span>
            <span className="min-w-11 text-right font-medium tabular-nums">{steady(values[name])}</span>
          </button>
        </Tip>
      ))}
    </div>
  );
}
