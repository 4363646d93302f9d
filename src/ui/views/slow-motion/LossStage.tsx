import { lazy, Suspense } from 'react';
import { useViewWords } from '../words.ts';
import { short, steady } from '../shared/format.ts';
import { batchLosses, sampleLoss } from './sample-loss.ts';
import type { StageProps } from './use-stages.ts';
import { useFollowed } from './use-followed.ts';

const Formula = lazy(() => import('../code/Formula.tsx'));
/** Bars drawn. */
const shown = 40;

export function LossStage({ view, reports }: StageProps) {
  const w = useViewWords().slow;
  const followed = useFollowed(reports);
  const samples = reports.batch?.samples;
  const z = reports.forward?.activations?.at(-1);
  const loss = reports.loss?.loss;
  if (!followed || !samples || !z || loss === undefined) return null;
  const { dataset, settings } = view;
  const K = z.length / samples.length;
  const { row, place } = followed;
  const { tex } = sampleLoss(settings.loss, dataset, z.slice(place * K, (place + 1) * K), dataset.train.y[row]);
  const losses = batchLosses(settings.loss, dataset, z, samples);
  const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
  const most = Math.max(1e-9, ...losses.filter(Number.isFinite));
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <p className="text-xs text-muted">{w.followedLoss}</p>
        <Suspense fallback={<div className="h-7" />}>
          <Formula tex={tex} />
        </Suspense>
      </div>
      <div>
        <p className="text-xs text-muted">{w.eachLoss}</p>
        <div
          className="mt-1 flex h-14 items-end gap-0.5"
          role="img"
          aria-label={losses
            .slice(0, shown)
            .map((v) => short(v, 2))
            .join(', ')}
        >
          {losses.slice(0, shown).map((value, i) => (
            <span
              key={samples[i]}
              className={`w-4 max-w-4 grow rounded-t-sm ${i === place ? 'bg-focus' : 'bg-edge/70'}`}
              style={{ height: `${Math.max(2, (100 * Math.min(value, most)) / most)}%` }}
            />
          ))}
        </div>
      </div>
      <p className="tabular-nums">
        {w.meanLoss(steady(mean, 4))}
        {Math.abs(loss - mean) > 1e-4 * Math.abs(loss) && <> {w.withPenalty(steady(loss - mean), steady(loss, 4))}</>}
      </p>
    </div>
  );
}
