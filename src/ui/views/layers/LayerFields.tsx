// The settings of a layer, drawn from what its type declares: a new layer needs only words.
import {
  type LayerConfig,
  layerDefault,
  type LayerField,
  layerFields,
  layerSyntaxes,
} from '../../../experiment/index.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { Select } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { useLayerWords } from './words.ts';

interface Props {
  layer: LayerConfig;
  /** As people count. */
  number: number;
  onChange: (name: string, value: unknown) => void;
}

export function LayerFields({ layer, number, onChange }: Props) {
  return (
    <>
      {layerFields(layerSyntaxes[layer.type]).map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          number={number}
          value={(layer as unknown as Record<string, unknown>)[field.name] ?? layerDefault(field, layer)}
          onChange={(value) => onChange(field.name, value)}
        />
      ))}
    </>
  );
}

interface FieldProps {
  field: LayerField;
  number: number;
  value: unknown;
  onChange: (value: unknown) => void;
}

function FieldInput({ field, number, value, onChange }: FieldProps) {
  const w = useLayerWords();
  const { activations } = useWords().options;
  const { label, help } = w.fields[field.name] ?? { label: field.name, help: '' };
  const name = w.setting(number, label);
  const labelOf = (choice: string): string =>
    (activations as Record<string, { label: string }>)[choice]?.label ?? w.choices[field.name]?.[choice] ?? choice;
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Tip text={help} tap>
        <span aria-hidden className="text-xs text-muted">
          {label}
        </span>
      </Tip>
      {(field.kind === 'integer' || field.kind === 'number') && (
        <NumberBox
          scale={makeScale(field)}
          value={value as number}
          label={name}
          whole={field.kind === 'integer'}
          onCommit={onChange}
          className="h-6.5 w-12 text-sm"
        />
      )}
      {field.kind === 'choice' && (
        <Select
          label={name}
          help={help}
          value={value as string}
          options={field.choices.map((choice) => ({ value: choice, label: labelOf(choice) }))}
          onChange={onChange}
          className="select-narrow !py-0.5"
        />
      )}
      {field.kind === 'boolean' && <Switch label={name} help={help} checked={value as boolean} onChange={onChange} />}
    </span>
  );
}
