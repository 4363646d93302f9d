import { makeScale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { percent } from '../../views/shared/format.ts';

const scale = makeScale({ kind: 'number', min: 0, max: 1, scale: 'linear', step: 0.01 });

interface Props {
  label: string;
  help: string;
  value: number;
  onChange: (share: number) => void;
}

/** A share from 0 to 100 %. */
export const ShareSlider = ({ label, help, value, onChange }: Props) => (
  <ControlRow label={label} help={help} aside={<span className="text-sm tabular-nums">{percent(value)}</span>}>
    <Slider scale={scale} value={value} label={label} help={help} valueText={percent(value)} onChange={onChange} />
  </ControlRow>
);
