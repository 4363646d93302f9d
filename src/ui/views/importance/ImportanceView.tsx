// The place of the output where the data are a table: which of its columns the model relies on.
import { useView } from '../../../store/session.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Tip } from '../../components/Tip.tsx';
import { percent, steady, whole } from '../shared/format.ts';
import { useVisible } from '../shared/use-visible.ts';
import { type Measured, useMeasured } from './measured.ts';
import { useImportanceWords } from './words.ts';

/** Columns listed. */
const most = 16;

export function ImportanceView() {
  const view = useView();
  const [ref, visible] = useVisible();
  return (
    <div ref={ref}>{view?.dataset.groups && <Body key={view.settings.data.set} view={view} visible={visible} />}</div>
  );
}

function Body({ view, visible }: { view: RunView; visible: boolean }) {
  const w = useImportanceWords();
  const measured = useMeasured(visible);
  return (
    <div className="flex flex-col gap-2">
      <Tip text={w.help} tap>
        <span className="help-mark self-start text-sm">{w.title}</span>
      </Tip>
      {measured ? <Columns view={view} measured={measured} /> : <p className="text-sm text-muted">{w.waiting}</p>}
    </div>
  );
}

function Columns({ view, measured: { columns, base, rows, step } }: { view: RunView; measured: Measured }) {
  const w = useImportanceWords();
  const { task, heldOut } = view.dataset;
  const classes = task === 'classification';
  const score = classes ? percent(base) : steady(base);
  const text = (value: number): string => (classes ? steady(100 * value, 2) : steady(value, 2));
  const largest = Math.max(...columns.map(({ mean, spread }) => mean + spread), 1e-6);
  const share = (value: number): string => `${100 * Math.min(1, Math.max(0, value / largest))}%`;
  return (
    <>
      <p className="text-xs text-muted">
        {(classes ? w.accuracy : w.r2)(score)} {heldOut ? w.rows(whole(rows)) : w.trainingRows(whole(rows))}
      </p>
      <table className="w-full table-fixed text-xs tabular-nums">
        <caption className="sr-only">{w.title}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="pb-0.5 text-left font-medium">
              {w.column}
            </th>
            <th scope="col" className="w-28 pb-0.5 text-right font-medium">
              {classes ? w.fallPoints : w.fallR2}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, most).map(({ name, mean, spread }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" title={name} className="py-1 pr-3 text-left font-normal">
                <span className="block truncate">{name}</span>
                <span className="relative mt-0.5 block h-2">
                  <span className="absolute inset-y-0 left-0 rounded-sm bg-positive" style={{ width: share(mean) }} />
                  <span
                    className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-ink"
                    style={{
                      left: share(mean - spread),
                      width: `calc(${share(mean + spread)} - ${share(mean - spread)})`,
                    }}
                  />
                </span>
              </th>
              <td className="text-right whitespace-nowrap">
                {text(mean)} <span className="text-muted">± {text(spread)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-muted">
        {columns.length > most && <span className="mr-2">{w.more(whole(columns.length - most))}</span>}
        {w.at(whole(step))}
      </p>
    </>
  );
}
