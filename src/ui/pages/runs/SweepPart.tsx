import { useEffect } from 'react';
import { choose, mostKeys, runBounds, useChoices } from '../../../store/runs/choices.ts';
import { startSweep, sweepAxes, useResults } from '../../../store/runs/results.ts';
import { stopWork } from '../../../store/runs/work.ts';
import { useView } from '../../../store/session.ts';
import { type Axis, axesOf } from '../../../labs/runs/axes.ts';
import { sweepKinds } from '../../../labs/runs/sweep.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { makeScale } from '../../components/scale.ts';
import { Choice } from '../../views/shared/Choice.tsx';
import { ParallelPlot } from './ParallelPlot.tsx';
import { Labelled, Progress, StartButton, StepsBox } from './RunControls.tsx';
import { SweepTable } from './SweepTable.tsx';
import { useAxisLabel } from './axis-label.ts';
import { useRunsWords } from './words.ts';

const runScale = makeScale({ kind: 'integer', ...runBounds, scale: 'log' });

export function SweepPart() {
  const w = useRunsWords();
  const kind = useChoices((c) => c.kind);
  const runs = useChoices((c) => c.runs);
  const { keys } = useKeys();
  const result = useResults((r) => r.sweep);
  useEffect(() => stopWork, []);
  return (
    <Panel title={w.parts.sweep.name} help={w.parts.sweep.help} bodyClassName="flex flex-col gap-4">
      <p className="max-w-3xl text-sm text-muted">{w.sweep.explain}</p>
      <Keys />
      <div className="flex flex-wrap items-end gap-4">
        <Labelled label={w.sweep.kind} help={w.sweep.kinds[kind].help}>
          <Choice
            label={w.sweep.kind}
            value={kind}
            choices={sweepKinds.map((value) => ({ value, label: w.sweep.kinds[value].name }))}
            onChange={(value) => choose({ kind: value })}
          />
        </Labelled>
        <Labelled label={w.sweep.runs}>
          <NumberBox
            scale={runScale}
            whole
            value={runs}
            label={w.sweep.runs}
            onCommit={(value) => choose({ runs: value })}
            className="touch h-8 w-24"
          />
        </Labelled>
        <StepsBox />
        <StartButton part="sweep" start={startSweep} label={result ? w.again : w.start} disabled={keys.length === 0} />
        <Progress part="sweep" />
      </div>
      {result && (
        <>
          <figure>
            <figcaption className="pb-1 text-sm font-semibold">{w.sweep.plot}</figcaption>
            <ParallelPlot {...result} />
          </figure>
          <SweepTable {...result} />
        </>
      )}
    </Panel>
  );
}

/** What may be varied now, and of what was chosen that which still is among it: the rest counts for nothing. */
function useKeys(): { axes: readonly Axis[]; keys: readonly string[] } {
  const view = useView();
  const chosen = useChoices((c) => c.keys);
  const axes = view ? axesOf(view.settings, view.dataset.train.n) : [];
  return { axes, keys: sweepAxes(axes, chosen).map(({ key }) => key) };
}

/** The settings that are varied, as boxes to tick. */
function Keys() {
  const labelOf = useAxisLabel();
  const w = useRunsWords().sweep;
  const { axes, keys } = useKeys();
  return (
    <fieldset>
      <legend className="pb-1 text-xs text-muted">
        {w.keys} ({w.mostKeys(mostKeys)})
      </legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {axes.map(({ key, path }) => (
          <label key={key} className="touch inline-flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={keys.includes(key)}
              disabled={!keys.includes(key) && keys.length >= mostKeys}
              onChange={({ target }) =>
                choose({ keys: target.checked ? [...keys, key] : keys.filter((other) => other !== key) })
              }
            />
            {labelOf(path)}
          </label>
        ))}
      </div>
      {keys.length === 0 && <p className="text-sm text-warn">{w.few}</p>}
    </fieldset>
  );
}
