// One step of the real engine, stage by stage: batch, forward, loss, backward, update, each with its numbers.
import type { ComponentType } from 'react';
import { useView } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useViewWords } from '../words.ts';
import { LabelledSwitch } from '../shared/LabelledSwitch.tsx';
import { whole } from '../shared/format.ts';
import { BackwardStage } from './BackwardStage.tsx';
import { BatchStage } from './BatchStage.tsx';
import { ForwardStage } from './ForwardStage.tsx';
import { LossStage } from './LossStage.tsx';
import { UpdateStage } from './UpdateStage.tsx';
import { stages, useStages, type StageName, type StageProps } from './use-stages.ts';

const bodies: Record<StageName, ComponentType<StageProps>> = {
  batch: BatchStage,
  forward: ForwardStage,
  loss: LossStage,
  backward: BackwardStage,
  update: UpdateStage,
};

export function SlowMotion() {
  const view = useView();
  const w = useViewWords().slow;
  const { reports, at, busy, auto, next, setAuto } = useStages();
  const Body = at && bodies[at];
  const following = stages[at === undefined ? 0 : (stages.indexOf(at) + 1) % stages.length];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ol aria-label={w.stages} className="flex flex-wrap items-center gap-1 text-sm">
          {stages.map((stage, i) => (
            <li key={stage} className="flex items-center gap-1" aria-current={stage === at ? 'step' : undefined}>
              {i > 0 && <Icon name="down" className="size-3.5 -rotate-90 text-edge" />}
              <span
                className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 ${stage === at ? 'bg-action font-medium text-on-action' : reports[stage] ? 'bg-sunken' : 'text-muted'}`}
              >
                <span className="text-xs tabular-nums">{i + 1}</span>
                {w.names[stage]}
              </span>
            </li>
          ))}
        </ol>
        <div className="ml-auto flex items-center gap-4">
          <LabelledSwitch label={w.auto} help={w.autoHelp} checked={auto} onChange={setAuto} />
          <Button look="strong" disabled={busy} onClick={next}>
            {w.next(w.names[following])}
          </Button>
        </div>
      </div>
      <div aria-live="polite" className="min-h-32">
        {view && at && Body ? (
          <>
            <p className="mb-2 text-sm">
              <span className="text-muted tabular-nums">{w.ofStep(whole((reports.batch?.step ?? 0) + 1))} </span>
              {w.explain[at]}
            </p>
            <Body view={view} reports={reports} />
          </>
        ) : (
          <p className="text-sm text-muted">{w.start}</p>
        )}
      </div>
    </div>
  );
}
