import { usePreferences } from '../../../store/preferences.ts';
import { useMap } from '../../../store/runs/map.ts';
import { formatMeasured } from '../../components/format.ts';
import { shadeCss } from '../../views/shared/shades.ts';
import { useRunsWords } from './words.ts';

const stops = 24;
const gradient = (from: number, to: number): string =>
  Array.from({ length: stops + 1 }, (_, i) => shadeCss(from + ((to - from) * i) / stops)).join(', ');

/** What each colour is, in words and as a loss. */
export function MapLegend() {
  const w = useRunsWords().map;
  usePreferences((p) => p.dark); // the colours are another set then
  const { start, best } = useMap((m) => m.seen);
  const ownStarts = useMap((m) => m.map?.ownStarts);
  const entries = [
    { from: -1, to: -0.18, left: w.divergedFast, right: w.divergedSlow },
    {
      from: 0.12,
      to: 1,
      left: ownStarts ? w.ofItsStart : w.best(formatMeasured(0.9 * start)),
      right: w.best(formatMeasured(best)),
    },
  ];
  return (
    <section className="flex flex-col gap-2 text-xs">
      <h3 className="text-sm font-semibold">{w.legend}</h3>
      <div className="flex items-center gap-2">
        <span className="size-4 shrink-0 rounded-sm border border-line" style={{ background: shadeCss(0) }} />
        {w.stuck}
        <svg viewBox="0 0 16 16" aria-hidden className="ml-auto size-4">
          <circle cx="8" cy="8" r="6.5" fill="var(--panel)" stroke="var(--ink)" strokeWidth="2" />
          <circle cx="8" cy="8" r="2.5" fill="var(--ink)" />
        </svg>
        {w.here}
      </div>
      {entries.map(({ from, to, left, right }, i) => (
        <div key={from}>
          <div className="h-3 rounded-sm" style={{ background: `linear-gradient(to right, ${gradient(from, to)})` }} />
          <div className="flex justify-between gap-2 pt-0.5">
            <span>{i === 1 ? `${w.converged}: ${left}` : left}</span>
            <span>{right}</span>
          </div>
        </div>
      ))}
      <p className="text-muted">{ownStarts ? w.ownStarts : w.startLoss(formatMeasured(start))}</p>
    </section>
  );
}
