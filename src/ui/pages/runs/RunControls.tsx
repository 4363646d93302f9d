// What every part has: how long a run is, start and stop, and how far it is.
import type { ReactNode } from 'react';
import { choose, stepBounds, useChoices, type Part } from '../../../store/runs/choices.ts';
import { stopWork, useWork } from '../../../store/runs/work.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { Tip } from '../../components/Tip.tsx';
import { useRunsWords } from './words.ts';

const stepScale = makeScale({ kind: 'integer', ...stepBounds, scale: 'log' });

/** A control under its name. */
export const Labelled = ({ label, help, children }: { label: string; help?: string; children: ReactNode }) => (
  <div className="flex min-w-0 flex-col gap-1">
    {help === undefined ? (
      <span className="text-xs text-muted">{label}</span>
    ) : (
      <Tip text={help} tap>
        <span className="w-fit text-xs text-muted">{label}</span>
      </Tip>
    )}
    {children}
  </div>
);

export function StepsBox() {
  const w = useRunsWords();
  const steps = useChoices((c) => c.steps);
  return (
    <Labelled label={w.steps} help={w.stepsHelp}>
      <NumberBox
        scale={stepScale}
        whole
        value={steps}
        label={w.steps}
        onCommit={(value) => choose({ steps: value })}
        className="touch h-8 w-24"
      />
    </Labelled>
  );
}

interface Props {
  part: Part;
  start: () => Promise<void>;
  label: string;
  disabled?: boolean;
}

/** Start, or while it is at work: stop. */
export function StartButton({ part, start, label, disabled }: Props) {
  const w = useRunsWords();
  const busy = useWork((work) => work.part === part);
  return busy ? (
    <Button onClick={stopWork}>
      <Icon name="close" className="size-4" />
      {w.stop}
    </Button>
  ) : (
    <Button look="strong" onClick={() => void start()} disabled={disabled}>
      <Icon name="play" className="size-4" />
      {label}
    </Button>
  );
}

export function Progress({ part, share, text }: { part: Part; share?: number; text?: string }) {
  const w = useRunsWords();
  const busy = useWork((work) => work.part === part);
  const progress = useWork((work) => work.progress);
  const value = share ?? progress;
  if (!busy && share === undefined) return null;
  return (
    <div className="flex min-w-40 grow items-center gap-2 text-xs text-muted">
      <div
        role="progressbar"
        aria-label={w.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(100 * value)}
        className="h-1.5 min-w-20 grow overflow-hidden rounded-full bg-sunken"
      >
        <div className={`h-full rounded-full ${busy ? 'bg-rate' : 'bg-edge'}`} style={{ width: `${100 * value}%` }} />
      </div>
      {text !== undefined && <span className="whitespace-nowrap tabular-nums">{text}</span>}
    </div>
  );
}
