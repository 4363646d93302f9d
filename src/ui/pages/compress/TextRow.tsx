// A line of text that is taken over when it is left or Enter is pressed; Escape brings the former one back.
import { useState } from 'react';
import { ControlRow } from '../../controls/ControlRow.tsx';

export function TextRow({
  label,
  help,
  value,
  onCommit,
}: {
  label: string;
  help: string;
  value: string;
  onCommit: (text: string) => void;
}) {
  /** What is typed and not yet taken over. */
  const [draft, setDraft] = useState<string>();
  const commit = (): void => {
    if (draft !== undefined) onCommit(draft.trim());
    setDraft(undefined);
  };
  return (
    <ControlRow label={label} help={help}>
      <input
        type="text"
        value={draft ?? value}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          // Enter and Escape belong to an input method that still composes.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') setDraft(undefined);
        }}
        className="w-full min-w-0 rounded-lg border border-line bg-panel px-2.5 py-1 font-mono text-sm hover:border-edge"
      />
    </ControlRow>
  );
}
