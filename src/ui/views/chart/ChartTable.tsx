// The chart for those who do not see it: a sentence, and a table of the last evaluations.
import { useState } from 'react';
import type { History } from '../../../engine/history.ts';
import { useSession } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { lastStep, readingAt, type Reading } from './series.ts';

/** Rows of the table, evenly over the run, the last one last. */
const rows = 11;

function sample(history: History): Reading[] {
  const last = lastStep(history);
  const steps = Array.from({ length: rows }, (_, i) => Math.round((i * last) / (rows - 1)));
  return [...new Set(steps)].map((step) => readingAt(history, step));
}

function lowest({ evaluations: { columns, length } }: History): { loss: number; step: number } | undefined {
  let best = -1;
  for (let i = 0; i < length; i++) {
    if (Number.isFinite(columns.test[i]) && (best < 0 || columns.test[i] < columns.test[best])) best = i;
  }
  return best < 0 ? undefined : { loss: columns.test[best], step: columns.step[best] };
}

export function ChartTable() {
  const w = useViewWords().loss;
  const session = useSession();
  const [open, setOpen] = useState(false);
  const frame = useSlowFrame();
  const { history } = session;
  const best = lowest(history);
  const summary = frame
    ? w.summary(whole(frame.step), short(frame.trainLoss), short(frame.testLoss)) +
      (best ? ` ${w.lowest(short(best.loss), whole(best.step))}` : '')
    : '';
  return (
    <details className="text-xs text-muted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-row w-fit cursor-pointer hover:text-ink">{w.table}</summary>
      <p id="loss-summary" className="mt-1">
        {summary}
      </p>
      {open && (
        <table className="mt-1 w-full text-right tabular-nums">
          <thead>
            <tr>
              {[w.stepColumn, w.names.train, w.names.test, w.names.batch, w.names.lr].map((name) => (
                <th key={name} scope="col" className="font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample(history).map(({ step, train, test, batch, lr }) => (
              <tr key={step}>
                <th scope="row" className="font-normal">
                  {whole(step)}
                </th>
                {[train, test, batch, lr].map((value, i) => (
                  // Columns have no name but their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={i}>{short(value, 4)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
