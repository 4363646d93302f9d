import { shareBelow, thresholdOf } from '../../../engine/compress/prune.ts';
import { useView } from '../../../store/session.ts';
import { setAmount } from '../../../store/compress/state.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { useSlowFrame } from '../../views/shared/use-slow-frame.ts';
import { useCompressWords } from './words.ts';

const scale = makeScale({ kind: 'number', min: 0, max: 1000, scale: 'log0' });

/** The share to remove, told as the magnitude below which weights go: of the weights as they are now. */
export function ThresholdBox({ share }: { share: number }) {
  const w = useCompressWords().controls;
  const frame = useSlowFrame();
  const parameters = useView()?.parameters;
  if (!frame || !parameters || frame.theta.length === 0) return null;
  const weights = { parameters, theta: frame.theta };
  const least = thresholdOf(weights, share);
  return (
    <ControlRow
      label={w.threshold}
      help={w.thresholdHelp}
      aside={
        <NumberBox
          scale={scale}
          value={share === 0 ? 0 : Number(Math.min(least, scale.max).toPrecision(3))}
          label={w.threshold}
          onCommit={(threshold) => setAmount({ sparsity: shareBelow(weights, threshold) })}
          className="w-20"
        />
      }
    />
  );
}
