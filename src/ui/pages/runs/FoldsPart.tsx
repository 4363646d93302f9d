// k-fold cross-validation: a score for every fold, their mean and spread, and how each fold got there.
import { useEffect } from 'react';
import { type Fold, foldBounds, type Score, scoresOf } from '../../../labs/folds/cross-validation.ts';
import { choose, useChoices } from '../../../store/runs/choices.ts';
import { startFolds, useResults } from '../../../store/runs/results.ts';
import { stopWork, useWork } from '../../../store/runs/work.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { makeScale } from '../../components/scale.ts';
import { percent, short, whole } from '../../views/shared/format.ts';
import { type Curve, LossPlot } from './LossPlot.tsx';
import { Labelled, Progress, StartButton, StepsBox } from './RunControls.tsx';
import { useRunsWords } from './words.ts';

const foldScale = makeScale({ kind: 'integer', ...foldBounds, scale: 'linear' });

export function FoldsPart() {
  const w = useRunsWords();
  const k = useChoices((c) => c.folds);
  const result = useResults((r) => r.folds);
  useEffect(() => stopWork, []);
  return (
    <Panel title={w.parts.folds.name} help={w.parts.folds.help} bodyClassName="flex flex-col gap-4">
      <p className="max-w-3xl text-sm text-muted">{w.folds.explain(k)}</p>
      <div className="flex flex-wrap items-end gap-4">
        <Labelled label={w.folds.k} help={w.folds.kHelp}>
          <NumberBox
            scale={foldScale}
            whole
            value={k}
            label={w.folds.k}
            onCommit={(value) => choose({ folds: value })}
            className="touch h-8 w-24"
          />
        </Labelled>
        <StepsBox />
        <StartButton part="folds" start={startFolds} label={result ? w.again : w.start} />
        <Progress part="folds" />
      </div>
      {result && result.folds.length > 0 && <Result {...result} />}
    </Panel>
  );
}

const shares: readonly Score['name'][] = ['accuracy', 'f1'];
const scoreText = (name: Score['name'], value: number): string =>
  shares.includes(name) ? percent(value) : short(value, 3);

function Result({ folds, k, steps }: { folds: readonly Fold[]; k: number; steps: number }) {
  const w = useRunsWords();
  const scores = scoresOf(folds);
  const headline = scores.find(({ name }) => name === 'accuracy' || name === 'rmse');
  const underWay = useWork((work) => work.part === 'folds');
  const done = folds.length - (underWay ? 1 : 0);
  return (
    <>
      {headline && (
        <p className="text-lg font-semibold">
          {w.folds.result(
            w.folds.scores[headline.name],
            scoreText(headline.name, headline.mean),
            scoreText(headline.name, headline.spread),
          )}{' '}
          <span className="text-sm font-normal text-muted">{w.folds.of(done, k)}</span>
        </p>
      )}
      <div>
        <h3 className="pb-1 text-sm font-semibold">{w.folds.chart}</h3>
        <LossPlot label={w.folds.chart} steps={steps} height={260} curves={curvesOf(folds, steps, w)} />
      </div>
      <Table folds={folds} scores={scores} />
    </>
  );
}

/** Every fold thin, their mean as far as all of them go. */
function curvesOf(folds: readonly Fold[], steps: number, w: ReturnType<typeof useRunsWords>): Curve[] {
  const every = steps / 20;
  const curves = folds.map(({ curve }) => curve.map(({ test }) => test));
  const shortest = Math.min(...curves.map(({ length }) => length));
  const mean = Array.from(
    { length: shortest },
    (_, i) => curves.reduce((sum, losses) => sum + losses[i], 0) / curves.length,
  );
  return [
    ...curves.map((losses, i) => ({ name: w.folds.curve(i + 1), color: 'var(--edge)', losses, every, at: 0 })),
    { name: w.folds.meanCurve, color: 'var(--positive)', losses: mean, every, at: 0 },
  ];
}

function Table({ folds, scores }: { folds: readonly Fold[]; scores: readonly Score[] }) {
  const w = useRunsWords();
  return (
    <div className="overflow-x-auto">
      <table aria-label={w.folds.table} className="w-full max-w-3xl text-right text-sm tabular-nums">
        <thead className="text-xs text-muted">
          <tr>
            {[w.folds.fold, w.folds.rows, ...scores.map(({ name }) => w.folds.scores[name]), w.folds.steps].map(
              (name) => (
                <th key={name} scope="col" className="py-1 pl-4 font-medium first:pl-0 first:text-left">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {folds.map(({ rows, steps, metrics }, fold) => (
            // Folds have no name but their number.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={fold} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {fold + 1}
              </th>
              <td className="pl-4">{whole(rows.test)}</td>
              {scores.map(({ name, values }) => (
                <td key={name} className="pl-4">
                  {metrics ? scoreText(name, values[fold]) : w.blewUp}
                </td>
              ))}
              <td className="pl-4">{whole(steps)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-line font-semibold">
            <th scope="row" colSpan={2} title={w.folds.meanHelp} className="py-1 text-left">
              {w.folds.mean}
            </th>
            {scores.map(({ name, mean, spread }) => (
              <td key={name} className="pl-4 whitespace-nowrap">
                {scoreText(name, mean)} ± {scoreText(name, spread)}
              </td>
            ))}
            <td aria-hidden />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
