import type { Dataset } from '../../../data/types.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { whole } from '../shared/format.ts';
import { className } from '../shared/names.ts';

interface Props {
  counts: readonly (readonly number[])[];
  dataset: Dataset;
  chosen?: { truth: number; answer: number };
  /** Absent where a cell has nothing more to show. */
  onChoose?: (cell: { truth: number; answer: number }) => void;
  /** What a cell is called, where it can be chosen. */
  cellName?: (truth: string, answer: string, count: string) => string;
}

/** With more classes the columns have numbers only; the rows say what they are. */
const roomy = 4;

/** Rows are what the points are, columns what the network says: the diagonal is right. */
export function Confusion({ counts, dataset, chosen, onChoose, cellName }: Props) {
  const words = useWords();
  const w = viewWords(words).metrics;
  const rows = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const tight = counts.length > roomy;
  const name = (k: number) => className(dataset, k, words);
  const named = dataset.classNames !== undefined;
  return (
    <table
      className={`border-separate tabular-nums ${tight ? 'border-spacing-0.5 text-[0.6875rem]' : 'border-spacing-1 text-sm'}`}
    >
      <caption className="sr-only">{w.confusion}</caption>
      <thead className="text-xs text-muted">
        <tr>
          <td className="pr-2 text-right text-[0.6875rem]">{w.truth} ↓</td>
          <th scope="colgroup" colSpan={counts.length} className="pb-0.5 text-center font-normal">
            {w.answer} →
          </th>
        </tr>
        <tr>
          <th scope="col">
            <span className="sr-only">{w.truth}</span>
          </th>
          {counts.map((_, k) => (
            <th
              key={classKey(k)}
              scope="col"
              aria-label={name(k)}
              title={name(k)}
              className={tight ? 'pb-0.5 text-[0.6875rem] font-normal' : 'px-1 pb-1 font-medium'}
            >
              <ClassMark index={k} stacked={tight} label={named && !tight ? name(k) : String(k)} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((row, k) => (
          <tr key={classKey(k)}>
            <th scope="row" aria-label={name(k)} className="pr-1.5 text-right text-xs font-medium text-muted">
              <ClassMark index={k} label={rowLabel(named ? name(k) : '', k, tight)} />
            </th>
            {row.map((count, j) => (
              <td
                key={classKey(j)}
                className={`rounded-md text-center ${tight ? 'h-6 min-w-5' : 'min-w-12 px-2 py-1.5'} ${
                  chosen?.truth === k && chosen.answer === j
                    ? 'ring-2 ring-action'
                    : k === j
                      ? 'ring-1 ring-edge/60 ring-inset'
                      : ''
                }`}
                style={{ background: shade(k === j, rows[k] > 0 ? count / rows[k] : 0) }}
              >
                {onChoose && count > 0 ? (
                  <button
                    type="button"
                    aria-label={cellName?.(name(k), name(j), whole(count))}
                    onClick={() => onChoose({ truth: k, answer: j })}
                    className="size-full rounded-md hover:ring-2 hover:ring-action"
                  >
                    {whole(count)}
                  </button>
                ) : (
                  whole(count)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Right answers blue, wrong ones orange, the fuller the larger their share. */
const shade = (right: boolean, share: number): string =>
  `color-mix(in srgb, var(--${right ? 'positive' : 'negative'}) ${4 + 46 * share}%, transparent)`;

const rowLabel = (name: string, k: number, tight: boolean): string =>
  name === '' || name === String(k) ? String(k) : tight ? `${name} ${k}` : name;

const classKey = (k: number): string => `class ${k}`;

const ClassMark = ({ index, label, stacked = false }: { index: number; label: string; stacked?: boolean }) => (
  <span className={`inline-flex items-center ${stacked ? 'flex-col' : 'max-w-28 gap-1'}`}>
    <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ background: `var(--class-${index % 10})` }} />
    <span className="truncate">{label}</span>
  </span>
);
