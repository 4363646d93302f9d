import { useState } from 'react';
import { openSwept } from '../../../store/runs/results.ts';
import type { Experiment } from '../../../experiment/index.ts';
import type { Axis } from '../../../labs/runs/axes.ts';
import type { SweptRun } from '../../../labs/runs/sweep.ts';
import { Button } from '../../components/Button.tsx';
import { formatMeasured } from '../../components/format.ts';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

interface Props {
  base: Experiment;
  axes: readonly Axis[];
  /** The best first. */
  runs: readonly SweptRun[];
}

const shown = 50;

/** The runs as a table, sorted by any column. */
export function SweepTable({ base, axes, runs }: Props) {
  const labelOf = useAxisLabel();
  const w = useRunsWords();
  // The column, counted from the settings on; after them the loss.
  const [sorting, setSorting] = useState({ column: axes.length, down: false });
  const names = [...axes.map(({ path }) => labelOf(path)), w.lossAtEnd];
  const valueOf = ({ values, end }: SweptRun) => [...values, end][Math.min(sorting.column, axes.length)];
  const rows = runs
    .map((run, rank) => ({ run, rank: rank + 1 }))
    .toSorted((a, b) => {
      const [u, v] = [valueOf(a.run), valueOf(b.run)];
      return u === v ? a.rank - b.rank : (u < v ? -1 : 1) * (sorting.down ? -1 : 1);
    });
  const sort = (column: number) => setSorting({ column, down: column === sorting.column && !sorting.down });
  return (
    <div className="overflow-x-auto">
      <table aria-label={w.sweep.table} className="w-full text-left text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 pr-2 sm:pr-4 font-medium">
              {w.sweep.rank}
            </th>
            {names.map((name, column) => (
              <th
                key={name}
                scope="col"
                aria-sort={column !== sorting.column ? 'none' : sorting.down ? 'descending' : 'ascending'}
                className="py-1 pr-2 sm:pr-4 font-medium"
              >
                <button
                  type="button"
                  aria-label={w.sweep.sortBy(name)}
                  onClick={() => sort(column)}
                  className="touch hover:text-ink"
                >
                  {name} <span aria-hidden>{column === sorting.column ? (sorting.down ? '▾' : '▴') : ''}</span>
                </button>
              </th>
            ))}
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ run, rank }) => (
            <tr key={rank} className="border-t border-line">
              <th scope="row" className="pr-2 sm:pr-4 font-normal tabular-nums">
                {rank}
              </th>
              {run.values.map((value, k) => (
                <td key={axes[k].path} className="pr-2 sm:pr-4 tabular-nums">
                  {formatMeasured(value)}
                </td>
              ))}
              <td className="pr-2 sm:pr-4 font-medium tabular-nums">
                {Number.isFinite(run.end) ? formatMeasured(run.end) : w.blewUp}
              </td>
              <td className="text-right whitespace-nowrap">
                <Button look="quiet" aria-label={w.sweep.openRun(rank)} onClick={() => void openSwept(base, axes, run)}>
                  <span className="max-sm:hidden">{w.open}</span>
                  <span className="sm:hidden">{w.openShort}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {runs.length > shown && <p className="pt-1 text-xs text-muted">{w.sweep.showing(shown, runs.length)}</p>}
    </div>
  );
}
