// How good the answers are, in the usual numbers, on the training and on the test points.
import type { Metrics } from '../../../engine/metrics/index.ts';
import { useView } from '../../../store/session.ts';
import { Tip } from '../../components/Tip.tsx';
import { useViewWords } from '../words.ts';
import { percent, steady, whole } from '../shared/format.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { useVisible } from '../shared/use-visible.ts';
import { ConfusionView } from './ConfusionView.tsx';

type Row = 'loss' | 'bits' | 'perplexity' | 'accuracy' | 'precision' | 'recall' | 'f1' | 'mae' | 'rmse' | 'r2';
const classification: readonly Row[] = ['loss', 'accuracy', 'precision', 'recall', 'f1'];
/** Where every place of a row is a guess at a token. */
const language: readonly Row[] = ['loss', 'bits', 'perplexity', 'accuracy'];
const regression: readonly Row[] = ['loss', 'mae', 'rmse', 'r2'];
const shares: readonly Row[] = ['accuracy', 'precision', 'recall', 'f1'];

/** More classes than this make no table that can be read. */
const mostClasses = 12;

const text = (row: Row, metrics: Metrics): string => {
  if (row === 'bits') return steady(metrics.loss / Math.LN2);
  if (row === 'perplexity') return steady(Math.exp(metrics.loss));
  const value = (metrics as unknown as Record<typeof row, number>)[row];
  return shares.includes(row) ? percent(value) : steady(value);
};

export function MetricsView() {
  const view = useView();
  const [ref, visible] = useVisible();
  const frame = useSlowFrame(visible);
  const w = useViewWords().metrics;
  if (!view || !frame) return <p ref={ref} className="text-sm text-muted">{w.none}</p>; // oxfmt-ignore
  const { train, test } = frame.metrics;
  const classes = 'confusion' in train && 'confusion' in test;
  const { dataset } = view;
  const rows = !classes ? regression : dataset.targets > 1 ? language : classification;
  const several = dataset.classes > 2;
  return (
    <div ref={ref} className="flex flex-wrap gap-x-8 gap-y-4">
      <table className="min-w-60 grow self-start text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col">
              <span className="sr-only">{w.metric}</span>
            </th>
            <th scope="col" className="pb-1 text-right font-medium">
              {w.train}
            </th>
            <th scope="col" className="pb-1 text-right font-medium">
              {w.test}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} className="border-t border-line">
              <th scope="row" aria-label={w.names[row]} className="py-1 text-left font-normal">
                <Tip title={w.names[row]} text={<Explained row={row} several={several} />} side="right" tap>
                  <span className="help-mark">{w.names[row]}</span>
                </Tip>
              </th>
              <td className="py-1 text-right tabular-nums">{text(row, train)}</td>
              <td className="py-1 text-right font-medium tabular-nums">{text(row, test)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {classes && dataset.classes <= mostClasses && (
        <ConfusionView key={dataset.classes} view={view} frame={frame} train={train} test={test} />
      )}
      {rows !== language && (train.undefinedScores || test.undefinedScores) && (
        <p className="w-full text-xs text-muted">{w.undefinedScores}</p>
      )}
      {(frame.rows.train < dataset.train.n || frame.rows.test < dataset.test.n) && (
        <p className="w-full text-xs text-muted">
          {w.someRows(whole(frame.rows.train), whole(dataset.train.n), whole(frame.rows.test), whole(dataset.test.n))}
        </p>
      )}
      {!dataset.heldOut && <p className="w-full text-xs text-muted">{w.noTest}</p>}
    </div>
  );
}

function Explained({ row, several }: { row: Row; several: boolean }) {
  const w = useViewWords().metrics;
  const mean = several && row !== 'loss' && row !== 'accuracy';
  return (
    <>
      {w.help[row]} <span className="block pt-1 font-mono text-xs">{w.formulas[row]}</span>
      {mean && <span className="block pt-1">{w.macro}</span>}
    </>
  );
}
