import { useSlowFrame } from '../views/shared/use-slow-frame.ts';
import { formatCount } from '../components/format.ts';
import { useWords } from '../words/index.ts';

/** In mixed precision: the scale of this moment, and how many steps were left out because something overflowed. */
export function LossScaleReading() {
  const { lossScale: w } = useWords();
  const scaler = useSlowFrame()?.lossScale;
  if (!scaler) return null;
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 text-sm tabular-nums">
      <dt className="text-muted">{w.scale}</dt>
      <dd className="text-right">{formatCount(scaler.scale, 'en')}</dd>
      <dt className="text-muted">{w.overflows}</dt>
      <dd className={`text-right ${scaler.overflows > 0 ? 'font-semibold' : ''}`}>
        {formatCount(scaler.overflows, 'en')}
      </dd>
    </dl>
  );
}
