import { useId, useState } from 'react';
import type { Field } from '../../experiment/index.ts';
import { change } from '../../store/settings.ts';
import { Description } from '../components/Description.tsx';
import { useSetting } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlRow } from './ControlRow.tsx';
import { fieldLabel } from './labels.ts';

/** A list of whole numbers of the experiment. */
export function IntegersControl({ field }: { field: Extract<Field, { kind: 'integers' }> }) {
  const { label, help } = fieldLabel(useWords(), field.path);
  const value = useSetting(field.path) as number[];
  return (
    <IntegersInput
      label={label}
      help={help}
      range={field}
      value={value}
      onCommit={(numbers) => void change(field.path, numbers)}
    />
  );
}

interface Props {
  label: string;
  help: string;
  range: { min: number; max: number; maxLength: number };
  value: readonly number[];
  onCommit: (numbers: number[]) => void;
}

/** A list of whole numbers, with commas between them. */
export function IntegersInput({ label, help, range, value, onCommit }: Props) {
  const description = useId();
  const [draft, setDraft] = useState<string>();
  const numbers = (draft ?? '').split(/[\s,;，、]+/).filter((part) => part !== '').map(Number); // oxfmt-ignore
  const wrong = draft !== undefined && numbers.some((n) => !Number.isInteger(n) || n < range.min || n > range.max);
  const commit = () => {
    if (draft !== undefined && !wrong) onCommit(numbers.slice(0, range.maxLength));
    setDraft(undefined);
  };
  return (
    <ControlRow label={label} help={help}>
      <input
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-describedby={description}
        aria-invalid={wrong}
        value={draft ?? value.join(', ')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(undefined);
        }}
        className="touch w-full rounded-lg border border-line bg-panel px-2.5 py-1 text-sm tabular-nums hover:border-edge aria-invalid:border-bad"
      />
      <Description id={description} text={help} />
    </ControlRow>
  );
}
