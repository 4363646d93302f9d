// Missing values: what each treatment would do to a column, as numbers and as a picture, to choose from.
import { useState } from 'react';
import { type ColumnPreview, previewMissing, type Table, type TreatmentPreview } from '../../data/table/index.ts';
import type { DataConfig } from '../../experiment/index.ts';
import { short } from '../views/shared/format.ts';
import { Select } from '../components/Select.tsx';
import { useWords } from '../words/index.ts';
import { Setting } from './OtherForm.tsx';
import { useOwnWords } from './words.ts';

interface Props {
  table: Table;
  config: DataConfig;
  target: string;
  onChange: (draft: DataConfig) => void;
}

export function GapsForm({ table, config, target, onChange }: Props) {
  const w = useOwnWords();
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const gapped = table.columns.filter(({ name, missing, type }) => missing > 0 && type !== 'skip' && name !== target);
  if (gapped.length === 0) return <p className="text-sm text-muted">{w.noGaps}</p>;
  const shown = gapped.find(({ name }) => name === chosen) ?? gapped[0];
  const preview = previewMissing(table, shown.name, config);
  const ordering = table.columns.filter(({ type }) => type === 'date' || type === 'number');
  return (
    <section aria-label={w.gapsTitle}>
      <h3 className="text-sm font-semibold">{w.gapsTitle}</h3>
      <p className="mb-2 text-xs text-muted">{w.gapsHelp}</p>
      <div className="mb-2 flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
        <span className="flex items-center gap-2">
          <span className="text-muted">{w.gapsColumn}</span>
          <Select
            label={w.gapsColumn}
            value={shown.name}
            options={gapped.slice(0, 500).map(({ name, missing }) => ({ value: name, label: `${name} (${missing})` }))}
            onChange={setChosen}
            className="max-w-48"
          />
        </span>
        {config.missing === 'constant' && <Setting name="missingValue" config={config} onChange={onChange} />}
        {config.missing === 'interpolate' && (
          <span className="flex items-center gap-2">
            <span className="text-muted">{w.order}</span>
            <Select
              label={w.order}
              value={config.order}
              options={[
                { value: '', label: w.rowOrder },
                ...ordering.slice(0, 500).map(({ name }) => ({ value: name, label: name })),
              ]}
              onChange={(order) => onChange({ ...config, order })}
              className="max-w-48"
            />
          </span>
        )}
      </div>
      {preview && (
        <div role="radiogroup" aria-label={words.fields['data.missing'].label} className="grid gap-1.5 sm:grid-cols-2">
          {preview.treatments.map((treatment) => (
            <Treatment
              key={treatment.treatment}
              preview={preview}
              treatment={treatment}
              checked={config.missing === treatment.treatment}
              onChoose={() => onChange({ ...config, missing: treatment.treatment })}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface TreatmentProps {
  preview: ColumnPreview;
  treatment: TreatmentPreview;
  checked: boolean;
  onChoose: () => void;
}

function Treatment({ preview, treatment, checked, onChoose }: TreatmentProps) {
  const w = useOwnWords();
  const { label, help } = useWords().options.missing[treatment.treatment];
  const { rows, filled, examples, mean, deviation } = treatment;
  const values = [...new Set(examples.map(({ value }) => (typeof value === 'number' ? short(value) : value)))];
  const facts = [
    w.rowsLeft(rows),
    filled > 0 && w.filled(filled),
    values.length > 0 && w.puts(values.join(', ')),
    mean !== undefined && w.spread(short(mean), short(deviation ?? 0)),
  ].filter((fact) => fact !== false);
  return (
    <label className="flex cursor-pointer items-center gap-2.5 rounded-lg border border-line bg-page p-2 text-sm hover:border-edge has-checked:border-action has-checked:ring-1 has-checked:ring-action">
      <input type="radio" name="missing" checked={checked} onChange={onChoose} aria-label={label} title={help} />
      <span className="min-w-0 grow">
        <span className="block font-medium">{label}</span>
        <span className="block text-xs text-muted">{facts.join(' · ')}</span>
      </span>
      <Bars counts={treatment.counts} most={Math.max(...preview.treatments.flatMap(({ counts }) => counts), 1)} />
    </label>
  );
}

/** How the column is spread then; all treatments on one scale, so that a tower of filled gaps is seen. */
function Bars({ counts, most }: { counts: readonly number[]; most: number }) {
  const width = 80 / counts.length;
  return (
    <svg viewBox="0 0 80 32" aria-hidden className="h-8 w-20 shrink-0">
      {counts.map((count, i) => {
        const height = (30 * count) / most;
        return (
          <rect
            // Bars have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            x={i * width + 0.5}
            y={31 - height}
            width={Math.max(width - 1, 0.5)}
            height={height}
            fill="var(--positive)"
          />
        );
      })}
      <line x1="0" x2="80" y1="31.5" y2="31.5" stroke="var(--edge)" />
    </svg>
  );
}
