import { useMemo } from 'react';
import { formatNumber } from '../components/format.ts';
import { NumberBox } from '../components/NumberBox.tsx';
import { makeScale, type Range } from '../components/scale.ts';
import { Slider } from '../components/Slider.tsx';
import { useNumberSetting } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlRow } from './ControlRow.tsx';
import { fieldLabel } from './labels.ts';

/** A slider with a box for the exact number. */
export function NumberControl({ field }: { field: Range & { path: string } }) {
  const words = useWords();
  const { label, help } = fieldLabel(words, field.path);
  const scale = useMemo(() => makeScale(field), [field]);
  const [value, drag, commit] = useNumberSetting(field.path);
  const off = field.scale === 'log0' && value === 0;
  return (
    <ControlRow
      label={label}
      help={help}
      aside={
        <span className="flex items-center gap-1.5">
          {off && <span className="text-xs text-muted">{words.number.off}</span>}
          <NumberBox
            scale={scale}
            value={value}
            label={words.number.exact(label)}
            whole={field.kind === 'integer'}
            onCommit={commit}
            className="h-6.5 w-18 text-sm"
          />
        </span>
      }
    >
      <Slider
        scale={scale}
        value={value}
        label={label}
        help={help}
        valueText={off ? words.number.off : formatNumber(value)}
        onChange={drag}
        onCommit={commit}
      />
    </ControlRow>
  );
}
