import { useShallow } from 'zustand/shallow';
import { useMap } from '../../../store/runs/map.ts';
import { openRun } from '../../../store/runs/results.ts';
import { fateOf, outcomeOf } from '../../../labs/runs/outcome.ts';
import type { TrainabilityMap } from '../../../labs/runs/map.ts';
import { Button } from '../../components/Button.tsx';
import { formatMeasured } from '../../components/format.ts';
import { short } from '../../views/shared/format.ts';
import { LossPlot } from './LossPlot.tsx';
import { valueText } from './map-plot.ts';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

/** The run that is pointed at: its settings, what became of it, and its curve. */
export function PixelReading({ map }: { map: TrainabilityMap }) {
  const labelOf = useAxisLabel();
  const w = useRunsWords();
  const pointed = useMap((m) => m.pointed);
  const curve = useMap((m) => m.curve);
  const { x, y, steps } = map.request;
  const ready = useMap((m) => m.seen.level > 0);
  // Of the map there may be a coarse pixel only; its own run, once made, knows better.
  const pixel = useMap(useShallow((m) => m.pointed && m.map?.outcomeAt(m.pointed)));
  const own = pointed && curve?.pixel.column === pointed.column && curve.pixel.row === pointed.row;
  const outcome = own && ready ? outcomeOf(curve.made, 0, map.startAt(pointed)) : pixel;
  const values = pointed && map.valuesAt(pointed);
  return (
    <section className="flex min-h-60 flex-col gap-1.5" aria-label={w.map.pixel}>
      <h3 className="text-sm font-semibold">{w.map.pixel}</h3>
      <div id="map-reading" aria-live="polite" className="min-h-10 text-sm">
        {pointed && values ? (
          <>
            <span className="tabular-nums">
              {labelOf(x.path)} <b>{valueText(x, values[0])}</b>, {labelOf(y.path)} <b>{valueText(y, values[1])}</b>
            </span>
            {outcome && (
              <span className="block text-muted">
                {w.map.fates[fateOf(outcome, map.startAt(pointed))]}
                {outcome.goneAt >= 0 ? `, ${w.map.goneAt(short(outcome.goneAt))}` : ''}
                {Number.isFinite(outcome.end) ? `, ${w.map.end(formatMeasured(outcome.end))}` : ''}
              </span>
            )}
          </>
        ) : (
          <span className="text-muted">{w.map.none}</span>
        )}
      </div>
      {pointed && curve && (
        <>
          <LossPlot
            label={w.map.curve}
            steps={steps}
            height={150}
            curves={[{ name: 'run', color: 'var(--train)', losses: curve.made.strips, every: curve.made.every }]}
          />
          <Button onClick={() => void openRun(map.experimentAt(pointed))} className="w-fit">
            {w.open}
          </Button>
        </>
      )}
    </section>
  );
}
