// The control of a setting, drawn from its row in the table of fields: a new setting is a new row, and its words.
import { change } from '../../store/settings.ts';
import { Switch } from '../components/Switch.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { theField, useSetting, useSettings } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import { ControlRow } from './ControlRow.tsx';
import { IntegersControl } from './IntegersControl.tsx';
import { fieldLabel } from './labels.ts';
import { NumberControl } from './NumberControl.tsx';
import { SeedControl } from './SeedControl.tsx';

/** Nothing where the setting does nothing in this experiment, or a teacher hid it. */
export function Control({ path, brief }: { path: string; brief?: boolean }) {
  const field = theField(path);
  const applies = useSettings((x) => field.applies?.(x) ?? true);
  const hidden = useHidden(field.key);
  if (!applies || hidden) return null;
  switch (field.kind) {
    case 'number':
    case 'integer':
      if (/(^|\.)seed$/.test(path)) return <SeedControl field={field} />;
      return <NumberControl field={field} />;
    case 'choice':
      if (field.choices.length < 2) return null;
      return <ChoiceControl path={path} choices={field.choices} brief={brief} />;
    case 'boolean':
      return <SwitchControl path={path} />;
    case 'integers':
      return <IntegersControl field={field} />;
    default:
      return null; // `choices`: the features have pictures, see FeaturesControl
  }
}

function SwitchControl({ path }: { path: string }) {
  const { label, help } = fieldLabel(useWords(), path);
  const checked = useSetting(path) as boolean;
  return (
    <ControlRow
      label={label}
      help={help}
      aside={<Switch label={label} help={help} checked={checked} onChange={(on) => void change(path, on)} />}
    />
  );
}
