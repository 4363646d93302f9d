// Pictures and texts of the user's own: what was found in the files, and the few things there are to set.
import { fieldOf, type DataConfig } from '../../experiment/index.ts';
import { fieldLabel, optionLabel } from '../controls/labels.ts';
import { makeScale } from '../components/scale.ts';
import { NumberBox } from '../components/NumberBox.tsx';
import { Select } from '../components/Select.tsx';
import { Switch } from '../components/Switch.tsx';
import { useWords } from '../words/index.ts';
import type { Reading } from './draft.ts';
import { useOwnWords } from './words.ts';

const paths: Partial<Record<DataConfig['set'], readonly (keyof DataConfig)[]>> = {
  images: ['imageSize', 'color', 'rows'],
  idx: ['rows'],
  text: ['tokens', 'length', 'lines', 'rows'],
};

export function OtherForm({ reading, onChange }: { reading: Reading; onChange: (draft: DataConfig) => void }) {
  const w = useOwnWords();
  const { config, dataset } = reading;
  return (
    <div className="flex flex-col gap-3 text-sm">
      {dataset && (
        <p>
          {dataset.vocabulary
            ? w.sequences(dataset.train.n + dataset.test.n, dataset.vocabulary.length)
            : `${w.pictures(dataset.train.n + dataset.test.n, dataset.shape.slice(1).join(' × '))}, ${w.classes(dataset.classes)}: ${dataset.classNames?.slice(0, 12).join(', ') ?? ''}`}
        </p>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
        {(paths[config.set] ?? []).map((name) => (
          <Setting key={name} name={name} config={config} onChange={onChange} />
        ))}
      </div>
    </div>
  );
}

interface SettingProps {
  name: keyof DataConfig;
  config: DataConfig;
  onChange: (draft: DataConfig) => void;
}

/** One setting of the draft, by its row in the table of fields. */
export function Setting({ name, config, onChange }: SettingProps) {
  const words = useWords();
  const path = `data.${name}`;
  const { label } = fieldLabel(words, path);
  const field = fieldOf(path);
  const value = config[name];
  const set = (next: unknown) => onChange({ ...config, [name]: next });
  return (
    <div className="flex items-center justify-between gap-2">
      <span className="text-muted">{label}</span>
      {field?.kind === 'choice' && (
        <Select
          label={label}
          value={value as string}
          options={field.choices.map((choice) => ({ value: choice, label: optionLabel(words, path, choice).label }))}
          onChange={set}
        />
      )}
      {field?.kind === 'boolean' && <Switch label={label} checked={value as boolean} onChange={set} />}
      {(field?.kind === 'integer' || field?.kind === 'number') && (
        <NumberBox
          scale={makeScale(field)}
          value={value as number}
          label={label}
          whole={field.kind === 'integer'}
          onCommit={set}
          className="h-7 w-20"
        />
      )}
    </div>
  );
}
