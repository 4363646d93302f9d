import { Select } from '../../components/Select.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';

interface ChooserProps<T extends string> {
  label: string;
  help: string;
  value: T;
  choices: readonly T[];
  names: Record<T, string>;
  onChange: (value: T) => void;
}

/** A labelled menu of a choice of this page. */
export function Chooser<T extends string>({ label, help, value, choices, names, onChange }: ChooserProps<T>) {
  return (
    <ControlRow label={label} help={help}>
      <Select
        label={label}
        help={help}
        value={value}
        options={choices.map((choice) => ({ value: choice, label: names[choice] }))}
        onChange={(chosen) => onChange(chosen as T)}
        className="w-full"
      />
    </ControlRow>
  );
}
