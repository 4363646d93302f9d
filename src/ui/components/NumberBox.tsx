// A number to type: Enter or leaving the box sets it, Escape takes it back, the arrow keys go by notches.
import { useState, type KeyboardEvent } from 'react';
import { formatNumber } from './format.ts';
import type { Scale } from './scale.ts';

interface Props {
  scale: Scale;
  value: number;
  label: string;
  whole?: boolean;
  disabled?: boolean;
  onCommit: (value: number) => void;
  className?: string;
}

/** What was typed as a number: 0.03, .03, 3e-2, 0,03. */
function parse(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}

export function NumberBox({ scale, value, label, whole = false, disabled, onCommit, className = '' }: Props) {
  const [draft, setDraft] = useState<string>();
  const typed = draft === undefined ? value : parse(draft);
  const wrong = Number.isNaN(typed) || typed < scale.min || typed > scale.max;

  const commit = () => {
    setDraft(undefined);
    if (draft === undefined || Number.isNaN(typed)) return;
    const held = Math.min(Math.max(whole ? Math.round(typed) : typed, scale.min), scale.max);
    if (held !== value) onCommit(held);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape') setDraft(undefined);
    else if (by !== undefined) {
      event.preventDefault();
      setDraft(undefined);
      const next = scale.next(Number.isNaN(typed) ? value : typed, by);
      if (next !== value) onCommit(next);
    }
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={draft !== undefined && wrong}
      disabled={disabled}
      value={draft ?? formatNumber(value)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className={`number rounded-md border border-transparent bg-sunken px-1.5 text-right tabular-nums hover:border-edge focus:border-edge aria-invalid:border-bad aria-invalid:text-bad disabled:opacity-40 ${className}`}
    />
  );
}
