import { useMemo } from 'react';
import { formatNumber } from '../../components/format.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale, type Range } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { useWords } from '../../words/index.ts';

interface Props {
  label: string;
  help: string;
  range: Pick<Range, 'kind' | 'min' | 'max' | 'scale'> & { step?: number };
  value: number;
  onChange: (value: number) => void;
  /** What the lowest value means, where it is more than a number. */
  lowest?: string;
}

/** A number with a slider and a box; acts while it is dragged. */
export function ValueSlider({ label, help, range, value, onChange, lowest }: Props) {
  const words = useWords();
  const { kind, min, max, scale: shape, step } = range;
  const scale = useMemo(() => makeScale({ kind, min, max, scale: shape, step }), [kind, min, max, shape, step]);
  const named = value === min ? (lowest ?? (shape === 'log0' ? words.number.off : undefined)) : undefined;
  return (
    <ControlRow
      label={label}
      help={help}
      aside={
        <span className="flex items-center gap-1.5">
          {named !== undefined && <span className="text-xs text-muted">{named}</span>}
          <NumberBox
            scale={scale}
            value={value}
            label={words.number.exact(label)}
            whole={kind === 'integer'}
            onCommit={onChange}
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
        valueText={named ?? formatNumber(value)}
        onChange={onChange}
      />
    </ControlRow>
  );
}
