import { useViewWords } from '../words.ts';
import { steady, whole } from '../shared/format.ts';
import { usePointed } from '../shared/pointed.ts';
import type { StageProps } from './use-stages.ts';

/** Samples listed; the others are ringed in the plane all the same. */
const listed = 24;

export function BatchStage({ view, reports }: StageProps) {
  const w = useViewWords().slow;
  const { train, task } = view.dataset;
  const sample = usePointed((p) => p.sample);
  const samples = [...(reports.batch?.samples ?? [])];
  return (
    <div className="text-sm">
      <p className="mb-2 text-muted">{w.batchOf(whole(samples.length), whole(train.n))}</p>
      <ul className="flex flex-wrap gap-1.5">
        {samples.slice(0, listed).map((row) => (
          <li key={row}>
            <button
              type="button"
              aria-pressed={row === sample}
              onClick={() => usePointed.setState({ sample: row })}
              className="inline-flex items-center gap-1.5 rounded-lg border border-line px-2 py-0.5 text-xs tabular-nums hover:border-edge aria-pressed:border-focus aria-pressed:ring-2 aria-pressed:ring-focus"
            >
              {task === 'classification' && (
                <span
                  aria-hidden
                  className="size-2.5 rounded-full"
                  style={{ background: `var(--class-${train.y[row] % 10})` }}
                />
              )}
              {train.points
                ? w.point(steady(train.points[2 * row], 2), steady(train.points[2 * row + 1], 2))
                : w.row(whole(row + 1))}
            </button>
          </li>
        ))}
        {samples.length > listed && (
          <li className="self-center text-xs text-muted">{w.more(samples.length - listed)}</li>
        )}
      </ul>
      <p className="mt-2 text-xs text-muted">{w.follow}</p>
    </div>
  );
}
