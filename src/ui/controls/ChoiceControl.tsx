import { possibleLosses } from '../../experiment/index.ts';
import { change } from '../../store/settings.ts';
import { Select } from '../components/Select.tsx';
import { useSetting, useSettings } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlRow } from './ControlRow.tsx';
import { fieldLabel, optionLabel } from './labels.ts';

/** A menu, and below it what the present choice is. */
export function ChoiceControl({
  path,
  choices,
  brief = false,
}: {
  path: string;
  choices: readonly string[];
  brief?: boolean;
}) {
  const words = useWords();
  const { label, help } = fieldLabel(words, path);
  const value = useSetting(path) as string;
  const losses = useSettings((x) => possibleLosses(x).join());
  const offered = path === 'loss' ? losses.split(',') : choices;
  return (
    <ControlRow label={label} help={help}>
      <Select
        label={label}
        help={help}
        value={value}
        options={offered.map((choice) => ({ value: choice, label: optionLabel(words, path, choice).label }))}
        onChange={(choice) => void change(path, choice)}
        className="w-full"
      />
      {!brief && <p className="mt-1.5 text-xs leading-snug text-muted">{optionLabel(words, path, value).help}</p>}
    </ControlRow>
  );
}
