// What is taken for what, on either part of the data; of pictures, also which.
import { lazy, Suspense, useState } from 'react';
import type { ClassificationMetrics } from '../../../engine/metrics/index.ts';
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { useViewWords, viewWords } from '../words.ts';
import type { Cell } from '../pictures/Examples.tsx';
import { pictureShape } from '../pictures/pixels.ts';
import { usePictureWords } from '../pictures/words.ts';
import { Choice } from '../shared/Choice.tsx';
import { percent, whole } from '../shared/format.ts';
import { className } from '../shared/names.ts';
import { Confusion } from './Confusion.tsx';

const PictureCells = lazy(async () => ({ default: (await import('../pictures/PictureCells.tsx')).PictureCells }));

interface Props {
  view: RunView;
  frame: Frame;
  train: ClassificationMetrics;
  test: ClassificationMetrics;
}

export function ConfusionView({ view, frame, train, test }: Props) {
  const w = useViewWords().metrics;
  const { cell: cellName } = usePictureWords();
  const [split, setSplit] = useState<'train' | 'test'>('test');
  const [cell, setCell] = useState<Cell>();
  const metrics = split === 'train' ? train : test;
  const pictures = pictureShape(view.dataset) !== undefined;
  return (
    <div className="flex min-w-0 grow flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <Tip text={w.confusionHelp} tap>
          <span className="help-mark text-sm">{w.confusion}</span>
        </Tip>
        <Choice
          label={w.confusion}
          value={split}
          onChange={setSplit}
          choices={[
            { value: 'train', label: w.train },
            { value: 'test', label: w.test },
          ]}
        />
      </div>
      <div className="overflow-x-auto">
        <Confusion
          counts={metrics.confusion}
          dataset={view.dataset}
          {...(pictures && { chosen: cell, onChoose: setCell, cellName })}
        />
      </div>
      {pictures && (
        <Suspense>
          <PictureCells
            view={view}
            split={view.dataset[split]}
            rows={frame.rows[split]}
            outputs={split === 'train' ? frame.trainOutputs : frame.testOutputs}
            counts={metrics.confusion}
            cell={cell}
            onChoose={setCell}
          />
        </Suspense>
      )}
      {view.dataset.classes > 2 && <ByClass view={view} metrics={metrics} />}
    </div>
  );
}

/** Precision, recall and F1 of every class. */
function ByClass({ view, metrics }: { view: RunView; metrics: ClassificationMetrics }) {
  const words = useWords();
  const { names } = viewWords(words).metrics;
  const w = usePictureWords();
  const scores = ['precision', 'recall', 'f1'] as const;
  return (
    <details className="text-xs">
      <summary className="touch-row text-muted hover:text-ink">{w.byClass}</summary>
      <table className="mt-1 w-full tabular-nums">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="text-left font-medium">
              {w.class}
            </th>
            {scores.map((score) => (
              <th key={score} scope="col" className="text-right font-medium">
                {names[score]}
              </th>
            ))}
            <th scope="col" className="text-right font-medium">
              {w.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {metrics.perClass.map((one, k) => (
            // Classes have no name but their number.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={k} className="border-t border-line">
              <th scope="row" className="max-w-28 truncate py-0.5 text-left font-normal">
                {className(view.dataset, k, words)}
              </th>
              {scores.map((score) => (
                <td key={score} className="text-right">
                  {percent(one[score])}
                </td>
              ))}
              <td className="text-right">{whole(one.support)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
