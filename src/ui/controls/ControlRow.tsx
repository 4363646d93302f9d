import type { ReactNode } from 'react';
import { Tip } from '../components/Tip.tsx';

interface Props {
  label: string;
  help: string;
  /** At the end of the label's line: the number box, the switch. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** A labelled control. The label carries the help; the control itself is named by its own aria-label. */
export const ControlRow = ({ label, help, aside, children }: Props) => (
  <div className="min-w-0">
    <div className="flex min-h-7 items-center justify-between gap-2">
      <ControlLabel label={label} help={help} />
      {aside}
    </div>
    {children}
  </div>
);

export const ControlLabel = ({ label, help }: { label: string; help: string }) => (
  <Tip text={help} side="top" tap>
    <span className="help-mark min-w-0 text-sm text-muted">{label}</span>
  </Tip>
);
