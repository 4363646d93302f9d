// The step that is taken apart: what its stages have reported so far, and how to get the next.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunView, StageReport } from '../../../engine/session-types.ts';
import { guard } from '../../../store/actions.ts';
import { theSession } from '../../../store/session.ts';
import { usePointed } from '../shared/pointed.ts';

export const stages = ['batch', 'forward', 'loss', 'backward', 'update'] as const;
export type StageName = (typeof stages)[number];
export type Reports = Partial<Record<StageName, StageReport>>;

/** What a stage's picture is made of. */
export interface StageProps {
  view: RunView;
  reports: Reports;
}

/** Milliseconds a stage is shown for when they follow by themselves. */
const pace = 1200;

export interface Stages {
  reports: Reports;
  /** The stage done last; undefined before the first. */
  at: StageName | undefined;
  busy: boolean;
  auto: boolean;
  next: () => void;
  setAuto: (auto: boolean) => void;
}

const forget = (): void => usePointed.setState({ batch: undefined, sample: undefined, midway: false });

export function useStages(): Stages {
  const [reports, setReports] = useState<Reports>({});
  const [at, setAt] = useState<StageName>();
  const [busy, setBusy] = useState(false);
  const [auto, setAuto] = useState(false);
  /** The step shown. */
  const shown = useRef<number>(undefined);

  const next = useCallback(() => {
    setBusy(true);
    // Set before, for whatever is told in the meantime must already leave the step alone.
    usePointed.setState({ midway: true });
    void guard(async () => {
      const report = await theSession().nextStage();
      const { stage, samples } = report;
      shown.current = report.step;
      usePointed.setState({ midway: stage !== 'update' });
      if (stage === 'batch') usePointed.setState({ batch: samples, sample: samples?.[0] });
      setReports((former) => (stage === 'batch' ? { batch: report } : { ...former, [stage]: report }));
      setAt(stage);
    }).finally(() => setBusy(false));
  }, []);

  useEffect(() => {
    if (!auto || busy) return undefined;
    const timer = setTimeout(next, at === undefined ? 0 : pace);
    return () => clearTimeout(timer);
  }, [auto, busy, at, next]);

  useEffect(() => {
    const session = theSession();
    const stop = session.subscribe(() => {
      // The run has gone on without us (play, reset, another experiment): what was shown is of a past step.
      const { phase, step } = session.status;
      const { current } = shown;
      const stale =
        phase === 'running' || phase === 'failed' || step < (current ?? step) || step > (current ?? step) + 1;
      if (current === undefined || !stale) return;
      shown.current = undefined;
      setReports({});
      setAt(undefined);
      setAuto(false);
      forget();
    });
    return () => {
      stop();
      forget();
    };
  }, []);
  return { reports, at, busy, auto, next, setAuto };
}
